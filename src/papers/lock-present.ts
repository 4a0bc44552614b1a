/** The present as planners see it: what becomes available, or begins to match, from this moment on is
 * behind no cutoff. */
import type { Calendar } from '../storage/calendar.ts'
import type { Tx } from '../storage/database.ts'
import { lockExclusive } from '../storage/locks.ts'

/** Planners hold this name shared from reading their T until they have read their candidates. */
const availableLock = 'available'

/** Waits for planners that have fixed their T, and holds those up that have not until the transaction
 * ends. Take it after the locks on papers and tagging. Dates here lose their microseconds, so a T read
 * just before could come out the same millisecond, and what is of T itself counts as considered: the
 * next millisecond is after it. */
export async function lockPresent(tx: Tx, calendar: Calendar): Promise<Date> {
  await lockExclusive(tx, availableLock)
  const now = await calendar.now(tx)
  return calendar.fixed ? now : new Date(now.getTime() + 1)
}
