/** Withdraws letters whose time has passed by the calendar (design section 4.7): a digest at 23:00
 * helps nobody, its picks come with the next. What may be with the provider is left alone. */
import { sql } from 'drizzle-orm'
import type { Db } from '../storage/database.ts'
import { dissolveBatch } from './dissolve-batch.ts'
import { unleased } from './over.ts'
import type { OnWithdrawn } from './ports.ts'
import { setAside } from './set-aside.ts'

/** Letters a transaction: short enough not to hold up freezing. */
const page = 2_000

export async function withdrawLate(
  deps: { db: Db; onWithdrawn: OnWithdrawn },
  input: { now: Date },
): Promise<number> {
  await dissolveLateBatches(deps.db, input.now)
  let withdrawn = 0
  for (;;) {
    const count = await withdrawPage(deps, input.now)
    withdrawn += count
    if (count < page) return withdrawn
  }
}

/** Open batches that rest after a refusal; a batch under a lease is judged by its own attempt. */
async function dissolveLateBatches(db: Db, now: Date): Promise<void> {
  await db.transaction(async (tx) => {
    const rows = await tx.execute<{ id: string }>(sql`
      select id from batches
      where state = 'open' and ${unleased}
        and exists (select 1 from letters
          where letters.batch_id = batches.id and late_at <= ${now.toISOString()}::timestamptz)
      for update skip locked`)
    for (const { id } of rows) await dissolveBatch(tx, { batchId: id, reason: 'late' })
  })
}

async function withdrawPage(
  deps: { db: Db; onWithdrawn: OnWithdrawn },
  now: Date,
): Promise<number> {
  return deps.db.transaction(async (tx) => {
    const rows = await tx.execute<{ id: string }>(sql`
      select id from letters
      where waiting and late_at <= ${now.toISOString()}::timestamptz
      order by late_at, id limit ${page} for update skip locked`)
    return setAside(tx, {
      as: 'withdrawn',
      letters: rows.map((row) => ({ letterId: Number(row.id), code: 'late', detail: 'late' })),
      onWithdrawn: deps.onWithdrawn,
    })
  })
}
