/** One line of a corpus file (design section 5): a paper and the day it was first listed. */
import { z } from 'zod'
import type { IncomingPaper } from '../../papers/paper.ts'
import { admitPaper } from '../admit-paper.ts'
import { startOfListingDay } from '../arxiv-calendar.ts'
import type { KnownCategories } from '../source.ts'

export type CorpusLine = { ok: true; paper: IncomingPaper } | { ok: false; id: string; why: string }

const corpusPaper = z.object({
  /** A number here has already lost its last zero. */
  id: z.string(),
  first_listed: z.iso.date(),
  title: z.string(),
  authors: z.array(z.string()),
  categories: z.array(z.string()),
  comment: z.string().nullish(),
  abstract: z.string(),
})

/** arXiv opened in August 1991. */
const firstDay = '1991-08-01'

export function readCorpusLine(text: string, knownCategories: KnownCategories): CorpusLine {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { ok: false, id: '', why: 'not JSON' }
  }
  const parsed = corpusPaper.safeParse(value)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    return {
      ok: false,
      id: idIn(value),
      why: `${issue?.path.join('.') || 'line'}: ${issue?.message}`,
    }
  }
  const { first_listed: day, ...raw } = parsed.data
  if (day < firstDay) return { ok: false, id: raw.id, why: `first_listed: ${day} is before arXiv` }
  const admission = admitPaper(raw, knownCategories)
  if (!admission.ok) return { ok: false, id: raw.id, why: admission.why }
  return {
    ok: true,
    paper: {
      ...admission.paper,
      listingDay: day,
      firstAnnouncement: true,
      availableAt: startOfListingDay(day),
    },
  }
}

function idIn(value: unknown): string {
  const shape = z.object({ id: z.union([z.string(), z.number()]) }).safeParse(value)
  return shape.success ? String(shape.data.id) : ''
}
