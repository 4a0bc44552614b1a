/** The explained score. Its parts are so far apart that they order like words in a dictionary:
 * followed author or exact query; "always"; several interests; place of the match; then signals,
 * acceptance, code (behaviour.md "Choosing"). Never the arXiv id: that pays for early submission. */

import type { ReaderMatch } from './match-reader.ts'
import type { MatchPlace } from './reason.ts'

const placeWorth: Record<MatchPlace, number> = {
  authors: 50,
  title: 40,
  abstract: 30,
  primary: 20,
  cross: 10,
}

export type ScorePart =
  | 'little'
  | 'direct'
  | 'always'
  | 'several'
  | 'place'
  | 'signals'
  | 'accepted'
  | 'code'
export type Score = { total: number; parts: Partial<Record<ScorePart, number>> }

export function scoreMatch({ paper, hits }: ReaderMatch): Score {
  const wanted = hits.filter((hit) => hit.interest.level !== 'little')
  const parts: Score['parts'] = {
    direct: wanted.some((hit) => hit.interest.target.kind === 'query') ? 2000 : 0,
    always: wanted.some((hit) => hit.interest.level === 'always') ? 1000 : 0,
    several: 100 * Math.min(Math.max(wanted.length - 1, 0), 8),
    place: Math.max(...hits.map(({ posting }) => placeWorth[posting.where])),
    // Asked for "a little" only: after everything that was asked for plainly.
    little: wanted.length === 0 ? -60 : 0,
    signals: paper.upvotes > 0 ? Math.min(Math.log2(1 + paper.upvotes), 9) : 0,
    accepted: paper.acceptedAt ? 0.5 : 0,
    code: paper.hasCode ? 0.25 : 0,
  }
  for (const [name, value] of Object.entries(parts)) {
    if (value === 0) delete parts[name as ScorePart]
  }
  const total = Object.values(parts).reduce((sum, value) => sum + value, 0)
  return { total: Math.round(total * 1000) / 1000, parts }
}
