/** What a paper is noticed for, in words: "118 upvotes · 3 comments · 12 saves". Pure. */
import { type Gains, spans, tagged, weights } from '../papers/popularity/trend.ts'
import type { PageContext } from './page-context.ts'

/** Most telling first. */
const order = ['upvotes', 'saves', 'comments', 'stars', 'reads', 'pdfClicks'] as const

/** What there is none of is not said. */
export const noticedWords = ({ words }: PageContext, gained: Partial<Gains>): string =>
  order
    .flatMap((kind) => {
      const n = gained[kind] ?? 0
      return n > 0 ? [words.noticed[kind](n)] : []
    })
    .join(' · ')

export const howWords = ({ words }: PageContext): readonly string[] =>
  words.noticed.howText({
    weights,
    tagged,
    halfLives: {
      day: spans.day.halfLife,
      week: spans.week.halfLife,
      month: spans.month.halfLife,
    },
  })
