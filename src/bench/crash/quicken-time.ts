/** Lets the database's time run faster for what delivery has written, so that a crash test need not
 * wait 30 s for each lease of the dead. What waits in the process is shortened by the same factor. */
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import type { Db } from '../../storage/database.ts'

/** A lease is 1.5 s then, a call may take one, and the hours of a key are an hour and ten minutes. */
export const quickened = 20
const everyMs = 100

/** `share`: so many instances do this on one database. Ends with the process, or when the database
 * closes. */
export async function quickenTime(db: Db, share: number, signal: AbortSignal): Promise<void> {
  let last = performance.now()
  while (!signal.aborted) {
    await pause(everyMs, undefined, { ref: false })
    const now = performance.now()
    await pass(db, ((now - last) * (quickened - 1)) / share)
    last = now
  }
}

/** Rows that somebody works on wait for the next time, so that nobody ever waits for this. */
async function pass(db: Db, ms: number): Promise<void> {
  const span = sql`make_interval(secs => ${ms / 1000}::float8)`
  await db.execute(sql`
    update batches set lease_until = lease_until - ${span},
      next_attempt_at = next_attempt_at - ${span}, first_attempt_at = first_attempt_at - ${span},
      last_attempt_at = last_attempt_at - ${span}
    where id in (select id from batches where state in ('open', 'attempting', 'maybe-taken')
      for update skip locked)`)
  await db.execute(sql`
    update lanes set parked_until = parked_until - ${span}
    where name in (select name from lanes where parked_until is not null for update skip locked)`)
  await db.execute(sql`
    update provider_rates set next_permit_at = next_permit_at - ${span}
    where transport in (select transport from provider_rates for update skip locked)`)
}
