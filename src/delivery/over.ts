/** What is over by the database's clock. A moment further ahead than anything is ever put was written
 * before that clock jumped back, and binds nobody. */
import { type SQL, sql } from 'drizzle-orm'
import { keyHours, longestLeaseSeconds, longestRestSeconds } from './deps.ts'

const passed = (column: SQL, longest: number): SQL => sql`(${column} is null
  or ${column} <= clock_timestamp()
  or ${column} > clock_timestamp() + make_interval(secs => ${longest}))`

/** Nobody works on the batch. */
export const unleased = passed(sql`batches.lease_until`, longestLeaseSeconds)

export const rested = passed(sql`batches.next_attempt_at`, longestRestSeconds)

/** The provider may have forgotten the key: long ago, or nobody can tell how long. The minute is for
 * instances of a database whose clocks differ after a failover. */
export const keyTooOld = sql`(batches.first_attempt_at not between
  clock_timestamp() - make_interval(hours => ${keyHours})
  and clock_timestamp() + interval '1 minute')`
