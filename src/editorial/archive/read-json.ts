/** An archive as JSON: `{ series: [{ slug, name, language, timezone, awayUntil }], editions: [{ date, series,
 * state, publishAt, publishedAt, papers: [{ title, authors, abstract, address, note, language, hashtags,
 * releasedAt, corrections: [{ at, before }] }] }] }`, or the list of editions alone. Pure. */
import { z } from 'zod'
import { PaperboyError } from '../../errors.ts'
import { canonicalLanguage, isLanguage } from '../../lib/language-tag.ts'
import type { Archive, ArchivePaper, ArchiveSeries } from './archive.ts'
import { dateOf, scriptLanguage } from './archive-lines.ts'

const Instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text).toISOString())

const Paper = z.object({
  title: z.string().min(1),
  authors: z.array(z.string()).default([]),
  abstract: z.string().default(''),
  address: z.string().default(''),
  note: z.string().default(''),
  language: z.string().refine(isLanguage).transform(canonicalLanguage).nullish(),
  hashtags: z.array(z.string()).default([]),
  releasedAt: Instant.nullish(),
  corrections: z.array(z.object({ at: Instant, before: z.string() })).optional(),
})
const Edition = z.object({
  date: z.string(),
  series: z.string().nullish(),
  state: z.enum(['draft', 'scheduled', 'published']).default('published'),
  publishAt: Instant.optional(),
  publishedAt: Instant.optional(),
  papers: z.array(z.unknown()),
})
const Settings = z.object({
  slug: z.string(),
  name: z.string(),
  language: z.string(),
  timezone: z.string(),
  awayUntil: z.iso.date().nullable().default(null),
})

const wrongField: Record<string, string> = {
  language: 'a paper in a language that is none',
  releasedAt: 'releasedAt is no moment (2026-05-19T09:30:00Z)',
  corrections: 'corrections are no list of {at, before}',
}

/** Throws `bad-input` when it is no JSON of editions at all. Numbers in `skipped` count editions. */
export function readJson(text: string): Archive {
  const parsed = parse(text)
  const archive: Archive = { series: seriesIn(parsed), editions: [], skipped: [] }
  for (const [at, given] of editionsIn(parsed).entries()) {
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
      const why = wrongField[String(field)] ?? 'a paper without a title'
      archive.skipped.push({ line: at + 1, why })
      return []
    })
    const { series = null, state, publishAt, publishedAt } = edition.data
    archive.editions.push({ date, line: at + 1, series, state, publishAt, publishedAt, papers })
  }
  return archive
}

/** What is no series is none: it can be named by hand. */
function seriesIn(parsed: unknown): ArchiveSeries[] {
  const given = (parsed as { series?: unknown } | null)?.series
  if (!Array.isArray(given)) return []
  return given.flatMap((one) => Settings.safeParse(one).data ?? [])
}

function editionsIn(parsed: unknown): unknown[] {
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
