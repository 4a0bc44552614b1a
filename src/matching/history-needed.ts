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
 * this moment do not matter. Considered papers count while they may spill over or come late; of
 * the rest only what a digest after the cutoff showed (one before it was withdrawn). */
export function historyNeeded({ pool, interests, cutoff, days }: HistoryQuestion): Date {
  const dayOf = (n: number) => pool.listingDays[n - 1] ?? pool.listingDays.at(-1) ?? '9999-12-31'
  const [oldestDay, spillFrom] = [dayOf(days), dayOf(spillDays)]
  const cutoffMs = cutoff.getTime()
  let from = cutoffMs + 1
  const matters = ({ paper, since }: Posting) =>
    paper.listingDay >= oldestDay && (paper.listingDay >= spillFrom || since.getTime() > cutoffMs)
  for (const interest of interests) {
    if (interest.level === 'mute') continue
    for (const posting of postingsOf(pool, interest)) {
      const available = posting.paper.availableAt.getTime()
      if (available < from && matters(posting)) from = available
    }
  }
  return new Date(from)
}
