/** How far back a digest reaches, and how many papers it shows in full. Pure. */
import type { Rhythm } from '../storage/schema/subscribers.ts'

/** A candidate was first listed within this many newest listing days held (design 4.1). */
export const dailyWindow = 14
/** The same for a weekly digest or a catch-up. */
export const longestWindow = 31
/** A week, or a catch-up, holds more than a day: so many in full unless the reader chose more. */
const fullOfAWeek = 12

export type Reach = { days: number; number: number }

/** The first digest after a time without one is a catch-up, whatever ended it: a pause that ran out or
 * was ended by hand, digests that were withdrawn, an outage, a leaving taken back. */
export function reachOf(
  reader: { rhythm: Rhythm; number: number; cutoff: Date; pausedUntil: string | null },
  listingDays: readonly string[],
): Reach {
  const oldest = listingDays[dailyWindow - 1]
  const missed = oldest !== undefined && reader.cutoff < new Date(`${oldest}T00:00:00Z`)
  const isLong = reader.rhythm === 'weekly' || reader.pausedUntil !== null || missed
  return isLong
    ? { days: longestWindow, number: Math.max(reader.number, fullOfAWeek) }
    : { days: dailyWindow, number: reader.number }
}
