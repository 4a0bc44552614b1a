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
/** A part that is 0 added nothing. */
export type Score = { total: number; parts: Record<ScorePart, number> }

/** Millions a morning: one walk over the hits, and an object of one shape. */
export function scoreMatch({ paper, hits }: ReaderMatch): Score {
  const { wanted, direct, always, place } = weigh(hits)
  const several = 100 * Math.min(Math.max(wanted - 1, 0), 8)
  // Asked for "a little" only: after everything that was asked for plainly.
  const little = wanted === 0 ? -60 : 0
  const signals = paper.upvotes > 0 ? Math.min(Math.log2(1 + paper.upvotes), 9) : 0
  const accepted = paper.acceptedAt ? 0.5 : 0
  const code = paper.hasCode ? 0.25 : 0
  const total = direct + always + several + place + little + signals + accepted + code
  return {
    total: Math.round(total * 1000) / 1000,
    parts: { direct, always, several, place, little, signals, accepted, code },
  }
}

function weigh(hits: ReaderMatch['hits']) {
  const found = { wanted: 0, direct: 0, always: 0, place: 0 }
  for (const { interest, posting } of hits) {
    found.place = Math.max(found.place, placeWorth[posting.where])
    if (interest.level === 'little') continue
    found.wanted++
    if (interest.target.kind === 'query') found.direct = 2000
    if (interest.level === 'always') found.always = 1000
  }
  return found
}
