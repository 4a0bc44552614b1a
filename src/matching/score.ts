/** The explained score. Its parts are so far apart that they order like words in a dictionary:
 * followed author or exact query; "always"; several interests; place of the match; then signals,
 * acceptance, code (behaviour.md "Choosing"). Never the arXiv id: that pays for early submission. */

import type { CandidatePaper } from './candidate.ts'
import type { Interest } from './interest.ts'
import type { ReaderMatch } from './match-reader.ts'
import type { MatchPlace } from './reason.ts'

export const placeWorth: Record<MatchPlace, number> = {
  authors: 50,
  title: 40,
  abstract: 30,
  primary: 20,
  cross: 10,
  record: 10,
  likely: 5,
  faint: 2,
}

/** Marks of an interest; a match has those of all its interests. */
export const marks = { direct: 1, always: 2, sure: 4 } as const

export function marksOf({ level, target }: Interest): number {
  if (level === 'little') return 0
  const direct = target.kind === 'query' ? marks.direct : 0
  if (level === 'always') return direct | marks.always | marks.sure
  // Followed authors have their place above the number, as "always" has.
  return direct | (target.kind === 'query' && target.author !== null ? marks.sure : 0)
}

/** What a paper's own facts add. */
export const worthOf = ({ upvotes, acceptedAt, hasCode }: CandidatePaper): number =>
  (upvotes > 0 ? Math.min(Math.log2(1 + upvotes), 9) : 0) +
  (acceptedAt ? 0.5 : 0) +
  (hasCode ? 0.25 : 0)

/** `wanted`: interests that asked plainly. To a thousandth. */
export function scoreOf(wanted: number, found: number, place: number, worth: number): number {
  const direct = found & marks.direct ? 2000 : 0
  const always = found & marks.always ? 1000 : 0
  const several = 100 * Math.min(Math.max(wanted - 1, 0), 8)
  // Asked for "a little" only: after everything that was asked for plainly.
  const little = wanted === 0 ? -60 : 0
  return Math.round((direct + always + several + place + little + worth) * 1000) / 1000
}

/** What counts of a match. */
export function weighMatch({ paper, hits }: ReaderMatch) {
  const weighed = { wanted: 0, found: 0, place: 0, worth: worthOf(paper) }
  for (const { interest, posting } of hits) {
    weighed.place = Math.max(weighed.place, placeWorth[posting.where])
    if (interest.level !== 'little' && posting.where !== 'faint') weighed.wanted++
    weighed.found |= marksOf(interest)
  }
  return weighed
}

export function scoreMatch(match: ReaderMatch): number {
  const { wanted, found, place, worth } = weighMatch(match)
  return scoreOf(wanted, found, place, worth)
}
