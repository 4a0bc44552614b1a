/** What reads papers for their meaning, and what translates them. */
import { z } from 'zod'
import { url } from '../lib/setting-forms.ts'

export const modelSettings = {
  EMBEDDINGS_URL: url
    .optional()
    .describe(
      'Embeddings endpoint for the search by meaning, of the kind of OpenAI, up to /embeddings, e.g. `https://api.openai.com/v1`. Titles and abstracts are sent there, and what people search for by meaning. Default: computed here, from the papers held.',
    ),
  EMBEDDINGS_KEY: z.string().min(1).optional().describe('Key for it, if it asks for one.'),
  EMBEDDINGS_MODEL: z
    .string()
    .trim()
    .min(1)
    .optional()
    .describe('Name of its model; another name has all papers read anew.'),
  EMBEDDINGS_PAPERS_A_DAY: z.coerce
    .number()
    .int()
    .min(1)
    .default(5000)
    .describe('Papers a day (UTC) that it is asked about at most, of all instances together.'),
  VECTOR_INDEX: z
    .enum(['auto', 'memory', 'pgvector'])
    .default('auto')
    .describe(
      'What looks for papers near in meaning: each process in its own memory, or pgvector in the database (0.7 or newer; it is created, and its table filled, when it can be). `auto`: pgvector on a Postgres that has it; the embedded database has it too, but memory is many times quicker there.',
    ),
  TRANSLATE_PROVIDER: z
    .enum(['openai', 'deepl', 'libretranslate'])
    .optional()
    .describe(
      'Translates papers for readers who ask for it: openai (any chat endpoint of that kind), deepl or libretranslate. Default: nothing is translated.',
    ),
  TRANSLATE_URL: url
    .optional()
    .describe(
      'Where the translator answers. Default: https://api.openai.com/v1 or https://api-free.deepl.com; libretranslate needs one.',
    ),
  TRANSLATE_KEY: z.string().min(1).optional().describe('Key of the translator.'),
  TRANSLATE_MODEL: z.string().min(1).optional().describe('Model to ask, for openai.'),
  TRANSLATE_DAILY_BUDGET: z.coerce
    .number()
    .int()
    .min(0)
    .default(500_000)
    .describe(
      'Characters a day (UTC) that may be sent to the translator, of all instances together.',
    ),
}
