/** Takes back what was not called for yet of erased readers: a lane may be held for weeks, and their
 * address would stand in its letters as long. */
import { type SQL, sql } from 'drizzle-orm'
import { arrayLiteral } from '../storage/array-literal.ts'
import type { Db, Tx } from '../storage/database.ts'
import { dissolveBatch } from './dissolve-batch.ts'
import { unleased } from './over.ts'
import type { OnWithdrawn } from './ports.ts'
import { setAside } from './set-aside.ts'

const reason = 'erased'

/** Returns how many letters were withdrawn. What an attempt has in hand is left for the next time. */
export async function withdrawErased(
  deps: { db: Db; onWithdrawn: OnWithdrawn },
  { subscriberIds }: { subscriberIds: number[] },
): Promise<number> {
  const readers = sql`${arrayLiteral(subscriberIds)}::bigint[]`
  return deps.db.transaction(async (tx) => {
    await dissolveTheirs(tx, readers)
    const rows = await tx.execute<{ id: string }>(sql`
      select id from letters where subscriber_id = any(${readers}) and waiting
      order by id for update skip locked`)
    return setAside(tx, {
      as: 'withdrawn',
      letters: rows.map(({ id }) => ({ letterId: Number(id), code: reason, detail: reason })),
      onWithdrawn: deps.onWithdrawn,
    })
  })
}

/** A batch holds the copies its bytes are made of, of all its letters: they wait anew. */
async function dissolveTheirs(tx: Tx, readers: SQL): Promise<void> {
  const theirs = sql`letters.batch_id = batches.id and letters.subscriber_id = any(${readers})`
  const rows = await tx.execute<{ id: string; letters: string[] }>(sql`
    select id, array(select letters.id::text from letters where ${theirs}) as letters
    from batches
    where state = 'open' and ${unleased} and exists (select 1 from letters where ${theirs})
    for update skip locked`)
  for (const { id: batchId, letters } of rows) {
    const unwanted = letters.map((id) => ({ letterId: Number(id), reason }))
    await dissolveBatch(tx, { batchId, reason, unwanted })
  }
}
