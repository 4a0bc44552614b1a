/** An archive as JSON: `{ editions: [{ date, series, papers: [{ title, authors, abstract, address, note,
 * language, hashtags }] }] }`, or the list alone. Pure. */
import { z } from 'zod'
import { PaperboyError } from '../../errors.ts'
import { canonicalLanguage, isLanguage } from '../../lib/language-tag.ts'
import type { Archive, ArchivePaper } from './archive.ts'
import { dateOf, scriptLanguage } from './archive-lines.ts'

const Paper = z.object({
  title: z.string().min(1),
  authors: z.array(z.string()).default([]),
  abstract: z.string().default(''),
  address: z.string().default(''),
  note: z.string().default(''),
  language: z.string().refine(isLanguage).transform(canonicalLanguage).nullish(),
  hashtags: z.array(z.string()).default([]),
})
const Edition = z.object({
  date: z.string(),
  series: z.string().nullish(),
  papers: z.array(z.unknown()),
})

/** Throws `bad-input` when it is no JSON of editions at all. Numbers in `skipped` count editions. */
export function readJson(text: string): Archive {
  const archive: Archive = { editions: [], skipped: [] }
  for (const [at, given] of editionsIn(text).entries()) {
    const edition = Edition.safeParse(given)
    const date = edition.success ? dateOf(edition.data.date) : null
    if (!edition.success || date === null) {
      archive.skipped.push({ line: at + 1, why: 'this is no edition with a date and papers' })
      continue
    }
    const papers = edition.data.papers.flatMap((one): ArchivePaper[] => {
      const paper = Paper.safeParse(one)
      if (paper.success) return [toPaper(paper.data, at + 1)]
      const field = paper.error.issues[0]?.path[0]
      const why =
        field === 'language' ? 'a paper in a language that is none' : 'a paper without a title'
      archive.skipped.push({ line: at + 1, why })
      return []
    })
    archive.editions.push({ date, line: at + 1, series: edition.data.series ?? null, papers })
  }
  return archive
}

function editionsIn(text: string): unknown[] {
  const parsed = parse(text)
  if (Array.isArray(parsed)) return parsed
  const editions = (parsed as { editions?: unknown } | null)?.editions
  if (Array.isArray(editions)) return editions
  throw new PaperboyError('bad-input', 'the file holds no editions', {
    help: 'It should be {"editions": [{"date": "2024-05-16", "papers": [...]}]}.',
  })
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''))
  } catch (cause) {
    throw new PaperboyError('bad-input', 'the file is no JSON', { cause })
  }
}

function toPaper(given: z.infer<typeof Paper>, line: number): ArchivePaper {
  return {
    ...given,
    language: given.language ?? scriptLanguage(given.note),
    lines: { title: line, authors: null, abstract: null, note: null, hashtags: null },
    doubts: [],
  }
}
