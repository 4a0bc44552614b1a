/** What ran out: mailed links with the addresses in them, remembered devices, and people who never
 * confirmed, who are erased as if they had asked for it, but that nothing keeps them from coming back. */
import { type SQL, sql } from 'drizzle-orm'
import { databaseCalendar } from '../storage/calendar.ts'
import type { Db } from '../storage/database.ts'
import { daysAgo, deleteOld, type PruneDeps } from '../storage/delete-old.ts'
import { eraseRow } from './erase-subscriber.ts'
import { lockSubscriber } from './read-subscriber.ts'

/** After the link has run out: until then its page offers a fresh one. */
const graceDays = 30

export async function pruneExpired(deps: PruneDeps) {
  return {
    links: await deleteOld(deps, {
      table: 'account_links',
      which: (limit) => sql`
        select id from account_links where expires_at < ${daysAgo(graceDays)} limit ${limit}`,
    }),
    devices: await deleteOld(deps, {
      table: 'devices',
      which: (limit) => sql`
        select id from devices where expires_at < ${daysAgo(0)} limit ${limit}`,
    }),
    unconfirmed: await eraseUnconfirmed(deps),
  }
}

/** Uses subscribers_pending. A letter that is under way might still be opened. */
const unconfirmed: SQL = sql`
  select id from subscribers where state = 'pending' and created_at < ${daysAgo(graceDays)}
    and not exists (select from signups
      where subscriber_id = subscribers.id and expires_at >= ${daysAgo(graceDays)})
    and not exists (select from letters
      where subscriber_id = subscribers.id and state in ('waiting', 'frozen'))`

/** One by one, as each is locked: who signs up meanwhile stays. */
async function eraseUnconfirmed({ db, signal }: PruneDeps): Promise<number> {
  let erased = 0
  for (const { id } of await db.execute<{ id: string }>(sql`${unconfirmed} order by id`)) {
    if (signal?.aborted) break
    if (await eraseOne(db, Number(id))) erased += 1
  }
  return erased
}

async function eraseOne(db: Db, id: number): Promise<boolean> {
  return db.transaction(async (tx) => {
    const subscriber = await lockSubscriber(tx, id)
    const [still] = await tx.execute(sql`${unconfirmed} and id = ${id}`)
    if (!subscriber || !still) return false
    await eraseRow(tx, { subscriber, at: await databaseCalendar.now(tx) })
    return true
  })
}
