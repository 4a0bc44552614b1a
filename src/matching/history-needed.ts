/** How far back a reader's past digests can have a say on what is in the pool. Pure. */
import type { CandidatePool, Posting } from './candidate.ts'
import { spillDays } from './eligible.ts'
import type { Interest } from './interest.ts'
import { postingsOf } from './match-reader.ts'

export type HistoryQuestion = {
  pool: CandidatePool
  interests: Interest[]
  cutoff: Date
  /** Listing days that a paper may be old. */
  days: number
}

/** A digest can only have shown or weighed what was available by its end: those that ended before
 * this moment do not matter. Considered papers count while they may spill over, come late or have been missed; of
 * the rest only what a digest after the cutoff showed (one before it was withdrawn). */
export function historyNeeded({ pool, interests, cutoff, days }: HistoryQuestion): Date {
  const cutoffMs = cutoff.getTime()
  let from = cutoffMs + 1
  for (const interest of interests) {
    if (interest.level === 'mute') continue
    from = Math.min(from, oldestThatMatters(pool, postingsOf(pool, interest), cutoffMs, days))
  }
  return new Date(from)
}

type Answer = { pool: CandidatePool; cutoff: number; days: number; oldest: number }

/** The last answer of each list: readers who are due together mostly have one cutoff. */
const answers = new WeakMap<Posting[], Answer>()

function oldestThatMatters(
  pool: CandidatePool,
  list: Posting[],
  cutoff: number,
  days: number,
): number {
  const known = answers.get(list)
  if (known && known.pool === pool && known.cutoff === cutoff && known.days === days) {
    return known.oldest
  }
  const dayOf = (n: number) => pool.listingDays[n - 1] ?? pool.listingDays.at(-1) ?? '9999-12-31'
  const [oldestDay, spillFrom] = [dayOf(days), dayOf(spillDays)]
  let oldest = Number.POSITIVE_INFINITY
  for (const { paper, since } of list) {
    if (paper.listingDay < oldestDay) continue
    const isOver = paper.listingDay < spillFrom && since.getTime() <= cutoff
    if (isOver && !paper.isHot) continue
    oldest = Math.min(oldest, paper.availableAt.getTime())
  }
  answers.set(list, { pool, cutoff, days, oldest })
  return oldest
}
