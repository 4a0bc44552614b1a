/** Reasons and cards that nothing refers to any more. Both are shared: who gives a reason or freezes a
 * card anew may do so in the very moment they go. */
import { sql } from 'drizzle-orm'
import type { Tx } from '../storage/database.ts'
import { daysAgo, type PruneDeps } from '../storage/delete-old.ts'
import { lockExclusive } from '../storage/locks.ts'
import { cardsLock } from './store-cards.ts'

/** `used_on` is late by a week at most (store-reasons.ts). */
const marginDays = 30
const cardDays = 30
const usualBatch = 1_000

/** Not given for as long as digests are kept. The day is asked once more of each row under its lock, so
 * one that was just given stays. A digest kept for longer, as the newest of its reader, loses them. */
export async function pruneReasons(
  { db, signal, batch = usualBatch }: PruneDeps,
  { digestDays }: { digestDays: number },
): Promise<number> {
  const before = sql`current_date - ${digestDays + marginDays}::int`
  let deleted = 0
  while (!signal?.aborted) {
    const gone = await db.execute(sql`
      delete from reasons where used_on < ${before}
        and id in (select id from reasons where used_on < ${before} order by used_on limit ${batch})
      returning 1`)
    deleted += gone.length
    if (gone.length < batch) break
  }
  return deleted
}

/** Letters that are not settled are composed from them; a card made anew is stored anew. */
export async function pruneCards({ db, signal, batch = usualBatch }: PruneDeps): Promise<number> {
  let deleted = 0
  while (!signal?.aborted) {
    const gone = await db.transaction((tx) => pruneCardPage(tx, batch))
    deleted += gone
    if (gone < batch) break
  }
  return deleted
}

/** Freezing waits meanwhile: it may be about to point at one of them. */
async function pruneCardPage(tx: Tx, batch: number): Promise<number> {
  await lockExclusive(tx, cardsLock)
  const rows = await tx.execute(sql`
    with shown as (
      select distinct (regexp_matches(frozen, '"hash":"([^"]+)"', 'g'))[1] as hash from batches
      where state in ('open', 'attempting', 'maybe-taken') and frozen is not null)
    delete from cards where hash in (
      select hash from cards where created_at < ${daysAgo(cardDays)}
        and hash not in (select hash from shown) order by created_at limit ${batch})
    returning 1`)
  return rows.length
}
