/** Translations as JSON: `[{ paper, authors, original, language, title, abstract }]`, or within
 * `{ translations: [...] }`. `paper` is an id, an address or the original's title. Pure. */
import { z } from 'zod'
import { PaperboyError } from '../../../errors.ts'
import { parseArxivId } from '../../../papers/arxiv-id.ts'
import { addressOf, scriptLanguage } from '../../archive/archive-lines.ts'
import type { TranslationFile } from './translation-file.ts'

const Given = z.object({
  paper: z.string().trim().min(1),
  authors: z.array(z.string()).default([]),
  /** The original's abstract. */
  original: z.string().default(''),
  language: z.string().trim().length(2).nullish(),
  title: z.string().default(''),
  abstract: z.string().default(''),
})

/** Throws `bad-input` when it is no JSON of translations at all. Lines count entries. */
export function readTranslationJson(text: string): TranslationFile {
  const file: TranslationFile = { translations: [], skipped: [] }
  for (const [at, one] of entriesIn(text).entries()) {
    const line = at + 1
    const read = Given.safeParse(one)
    if (!read.success || read.data.title + read.data.abstract === '') {
      file.skipped.push({ line, why: 'this is no translation with a paper and a text' })
      continue
    }
    const { paper, authors, original, language, title, abstract } = read.data
    const isAddress = addressOf(paper) !== null || parseArxivId(paper) !== null
    file.translations.push({
      source: {
        ...{ address: isAddress ? paper : '', title: isAddress ? '' : paper },
        ...{ authors, abstract: original },
      },
      language: language ?? scriptLanguage(abstract || title),
      ...{ title, abstract },
      lines: { title: line, authors: null, abstract: null, translation: line },
    })
  }
  return file
}

function entriesIn(text: string): unknown[] {
  const parsed = parse(text)
  if (Array.isArray(parsed)) return parsed
  const held = (parsed as { translations?: unknown } | null)?.translations
  if (Array.isArray(held)) return held
  throw new PaperboyError('bad-input', 'the file holds no translations', {
    help: 'It should be {"translations": [{"paper": "2412.00001", "language": "ko", "title": "...", "abstract": "..."}]}.',
  })
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''))
  } catch (cause) {
    throw new PaperboyError('bad-input', 'the file is no JSON', { cause })
  }
}
