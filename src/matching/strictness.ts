/** How surely a paper must match before it is mailed, in the reader's own words. What was asked for by
 * name, a followed author, a query or "always", passes any of them. Pure. */
import type { Strictness } from '../storage/schema/subscribers.ts'
import type { PoolIndex } from './pool-index.ts'
import { marks, placeWorth } from './score.ts'

type Weighed = {
  /** Interests that asked plainly. */
  wanted: number
  /** Marks of score.ts. */
  found: number
  /** Worth of the best place. */
  place: number
  /** What the paper's own facts add. */
  worth: number
}

/** Something beside the topic speaks for it: upvotes or a venue; code alone does not. */
const notable = 0.5

export function isAsSure(strictness: Strictness, { wanted, found, place, worth }: Weighed) {
  if (found & (marks.sure | marks.direct)) return true
  // The floor: a guess that is not likely enough.
  if (place === placeWorth.faint) return false
  if (strictness === 'everything') return true
  const inTitle = place >= placeWorth.title
  if (strictness === 'clear') return inTitle || place === placeWorth.primary || wanted >= 2
  return wanted >= 3 || (inTitle && (wanted >= 2 || worth >= notable))
}

const weighedAt = ({ room, worth }: PoolIndex, number: number): Weighed => ({
  wanted: room.wanted[number] as number,
  found: room.marks[number] as number,
  place: room.place[number] as number,
  worth: worth[number] as number,
})

/** Of papers gathered for the reader, in their order, those that are sure enough. */
export const sureEnough = (index: PoolIndex, papers: number[], strictness: Strictness): number[] =>
  strictness === 'everything' && !papers.some((number) => isFaint(index, number))
    ? papers
    : papers.filter((number) => isAsSure(strictness, weighedAt(index, number)))

const isFaint = ({ room }: PoolIndex, number: number): boolean =>
  room.place[number] === placeWorth.faint

/** A day's best match is never held back: who asked for less did not ask for nothing. */
export function holdBack(index: PoolIndex, ranked: number[], strictness: Strictness): number[] {
  const kept = sureEnough(index, ranked, strictness)
  if (kept.length > 0) return kept
  if (strictness === 'everything') return ranked.slice(0, 1)
  return holdBack(index, ranked, strictness === 'strongest' ? 'clear' : 'everything').slice(0, 1)
}
