/** Every setting and its meaning, one entry a variable; README and .env.example are made from it. */
import { z } from 'zod'
import { parseEmailAddress } from './lib/email-address.ts'
import { address, mailbox, siteUrl, timeZone, url } from './lib/setting-forms.ts'

export type SignupPolicy =
  | { kind: 'open' }
  | { kind: 'closed' }
  | { kind: 'domain'; domain: string }

/** Null for what is none. The domain as addresses are compared by: lower case, ASCII. */
export function signupOf(value: string): SignupPolicy | null {
  if (value === 'open' || value === 'closed') return { kind: value }
  const parsed = value.startsWith('@') ? parseEmailAddress(`x${value}`) : null
  return parsed?.ok ? { kind: 'domain', domain: parsed.domain } : null
}

const signup = z
  .string()
  .trim()
  .refine((text) => signupOf(text) !== null, 'is open, closed, or @domain')

/** A shorter one would take what undoing or the choice of papers still needs. */
const days = (usual: number, least: number) =>
  z.coerce.number().int().min(least).max(36_500).default(usual)

const isFeedUrl = (text: string): boolean =>
  URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)

/** One entry a variable; the README's table is generated from these descriptions. */
export const environmentSchema = z.object({
  HOST: z
    .string()
    .min(1)
    .optional()
    .describe('Address to listen on. Default: 127.0.0.1 while PUBLIC_URL is local, else 0.0.0.0.'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000).describe('Port to listen on.'),
  PUBLIC_URL: siteUrl
    .optional()
    .describe('Where readers reach the pages; every link in a mail begins with it.'),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .optional()
    .describe('Postgres to use instead of the embedded database.'),
  DATA_DIR: z
    .string()
    .min(1)
    .default('.data')
    .describe('Folder of the embedded database and the secret key.'),
  SITE_NAME: z
    .string()
    .trim()
    .min(1)
    .max(60)
    .refine((name) => !/\p{Cc}/u.test(name), 'holds a line break or another control character')
    .default('Paperboy')
    .describe('Name shown on pages and in mails.'),
  CONTACT: z
    .string()
    .trim()
    .max(200)
    .default('')
    .describe(
      'How readers reach a person: a mail address or URL. Also in the User-Agent towards sources.',
    ),
  HSTS_MAX_AGE: z.coerce
    .number()
    .int()
    .min(0)
    .max(63_072_000)
    .default(0)
    .describe(
      'Seconds for which browsers ask for https alone (Strict-Transport-Security), e.g. 31536000; only with an https PUBLIC_URL. 0: not said, since it binds everything else on the host.',
    ),
  SIGNUP: signup
    .default('open')
    .describe('Who may subscribe: open, closed, or @domain for one mail domain.'),
  DEFAULT_TIMEZONE: timeZone
    .default('UTC')
    .describe('Zone offered when the browser does not tell one.'),
  DEFAULT_TAGS: z
    .string()
    .default('')
    .describe('Tags ticked on the empty form, separated by commas.'),
  ROBOTS: z
    .stringbool()
    .default(true)
    .describe('Whether search engines may index the public pages.'),
  MAIL_TRANSPORT: z
    .enum(['outbox', 'resend', 'smtp'])
    .optional()
    .describe(
      'Where mail goes. Default: resend when RESEND_API_KEY is set, else outbox (kept here, shown at /outbox).',
    ),
  RESEND_API_KEY: z.string().min(1).optional().describe('Key of the Resend account.'),
  RESEND_BASE_URL: url.default('https://api.resend.com').describe('Resend API to talk to.'),
  RESEND_RATE: z.coerce
    .number()
    .positive()
    .max(1000)
    .optional()
    .describe('Requests a second to Resend. Default: 2, then what Resend says it allows.'),
  RESEND_WEBHOOK_SECRET: z
    .string()
    .regex(/^whsec_[A-Za-z0-9+/=_-]+$/, 'begins with whsec_')
    .optional()
    .describe('Signs what Resend tells of bounces and complaints at /webhooks/resend.'),
  DAILY_CAP: z.coerce
    .number()
    .int()
    .min(1)
    .optional()
    .describe(
      'Mails a day at most; a tenth, at least 5, is kept for confirmations and first digests.',
    ),
  WARMUP: z
    .stringbool()
    .default(false)
    .describe('Begins a new domain slowly: 150 mails on the first day, 2,000 on the seventh.'),
  SMTP_URL: z
    .url({
      protocol: /^smtps?$/,
      error: 'is no relay: give smtp://host:port or smtps://user:password@host:port',
    })
    .optional()
    .describe(
      'Relay for MAIL_TRANSPORT=smtp, e.g. `smtps://user:password@mail.lab.example:465`; with `smtp:` STARTTLS must succeed. Options as in `?connections=5&letters=100&rate=10&name=host` (rate: letters a second; name: how we greet); without a password also `tls=off` and `certificate=any`.',
    ),
  MAIL_FROM: mailbox.optional().describe('Sender, e.g. `Paperboy <digest@lab.example>`.'),
  MAIL_REPLY_TO: mailbox.optional().describe('Where answers go.'),
  POSTAL_ADDRESS: z
    .string()
    .trim()
    .min(1)
    .max(300)
    .optional()
    .describe('Postal address in the footer of every mail; the law of many countries asks for it.'),
  SECRET_KEY: z
    .string()
    .min(32, 'needs at least 32 characters')
    .optional()
    .describe(
      'Signs every link. Made and kept in DATA_DIR when the database is embedded; required with DATABASE_URL.',
    ),
  SECRET_KEY_FORMER: z
    .string()
    .min(32, 'needs at least 32 characters')
    .optional()
    .describe(
      'The SECRET_KEY before, at the first start with another one: what it sealed is sealed anew.',
    ),
  ADMIN_TOKEN: z
    .string()
    .min(16, 'needs at least 16 characters')
    .regex(/^\S+$/, 'must hold no spaces')
    .optional()
    .describe('Opens /outbox, /admin and /metrics from other machines, and the admin API.'),
  ALERT_EMAIL: address.optional().describe('Who is mailed when something needs a person.'),
  ALERT_WEBHOOK: url.optional().describe('Where the same is posted as JSON, e.g. a chat channel.'),
  HEARTBEAT_URL: url
    .optional()
    .describe('Called after every full round, so that silence tells of a dead process.'),
  LATE_LIMIT_HOURS: z.coerce
    .number()
    .min(1)
    .max(48)
    .default(6)
    .describe(
      'A digest not accepted this long after its slot is withdrawn and folded into the next.',
    ),
  LIMIT_SUBSCRIBE_PER_HOUR: z.coerce
    .number()
    .int()
    .min(1)
    .default(20)
    .describe('Sign-ups one client address may make in an hour.'),
  TRUSTED_PROXIES: z.coerce
    .number()
    .int()
    .min(0)
    .max(5)
    .default(0)
    .describe('How many reverse proxies in front may be believed about X-Forwarded-For.'),
  RETENTION_LETTERS: days(90, 7).describe(
    'Days for which letters, and what the provider tells of them, are kept.',
  ),
  RETENTION_DIGESTS: days(400, 30).describe(
    'Days for which digests can be read in the browser and asked about.',
  ),
  RETENTION_SKIPS: days(30, 14).describe('Days for which it is kept why there was no digest.'),
  RETENTION_OUTBOX: days(7, 1).describe('Days for which mail is kept in the outbox.'),
  RETENTION_OUTBOX_MAILS: z.coerce
    .number()
    .int()
    .min(10)
    .max(1_000_000)
    .default(1_000)
    .describe('Mails the outbox holds at most.'),
  RETENTION_LEFT: days(30, 8).describe(
    'Days for which it is kept what those who left were following, should they come back.',
  ),
  RETENTION_CONSENT: days(1_096, 30).describe(
    'Days for which the record of consent is kept after someone left.',
  ),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'])
    .default('info')
    .describe('How much the log says.'),
  SOURCES: z
    .string()
    .default('arxiv-rss,hf')
    .describe('Live sources to poll, separated by commas, or none.'),
  FEEDS: z
    .string()
    .default('')
    .refine(
      (text) => text.split(',').every((part) => part.trim() === '' || isFeedUrl(part.trim())),
      'is no list of http or https addresses separated by commas',
    )
    .describe('Feeds of journals and labs (RSS, Atom, RDF, JSON Feed), separated by commas.'),
  ARXIV_RSS_URL: url.default('https://rss.arxiv.org/rss').describe('Where arXiv serves its feeds.'),
  ARXIV_ATOM_URL: url
    .default('https://rss.arxiv.org/atom')
    .describe('Where arXiv serves the same in Atom (source arxiv-atom).'),
  ARXIV_OAI_URL: url
    .default('https://oaipmh.arxiv.org/oai')
    .describe('Where arXiv answers OAI-PMH, for back-fill and the repair of gaps.'),
  ARXIV_API_URL: url
    .default('https://export.arxiv.org/api/query')
    .describe('Where arXiv answers for single papers when OAI-PMH does not.'),
  ARXIV_URL: url
    .default('https://arxiv.org')
    .describe('Where the abstract pages are, for papers announced within the hour.'),
  DOI_URL: url
    .default('https://doi.org')
    .describe('Who knows a paper by its DOI (Crossref, DataCite).'),
  BIORXIV_URL: url
    .default('https://api.biorxiv.org')
    .describe('Where bioRxiv and medRxiv tell what was posted (sources biorxiv, medrxiv).'),
  HF_URL: url.default('https://huggingface.co').describe('Where Hugging Face serves Daily Papers.'),
  S2_URL: url
    .default('https://api.semanticscholar.org/graph/v1')
    .describe('Where Semantic Scholar answers (source semantic-scholar).'),
  S2_API_KEY: z
    .string()
    .min(1)
    .optional()
    .describe(
      'Key of Semantic Scholar: venue, DOI, citations, a free PDF and one sentence of new and saved papers are asked for. Default: nobody is asked.',
    ),
  OPENALEX_URL: url
    .default('https://api.openalex.org')
    .describe('Where OpenAlex answers (source openalex).'),
  OPENALEX_KEY: z
    .string()
    .min(1)
    .optional()
    .describe(
      'Key of OpenAlex: venue, DOI, citations, a free PDF and institutions of new and saved papers are asked for. Default: nobody is asked.',
    ),
  OPENALEX_MAILTO: address
    .optional()
    .describe('Whom OpenAlex may write to; instead of a key, or beside it.'),
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
})

export type Environment = z.infer<typeof environmentSchema>
