/** What watching costs does not grow with what was ever delivered. */
import { sql } from 'drizzle-orm'
import { beforeEach, expect, it } from 'vitest'
import { watchReturns } from '../../../src/delivery/breaker/watch-returns.ts'
import type { Db } from '../../../src/storage/database.ts'
import { deliveryScene } from '../../support/delivery-scene.ts'

const scene = deliveryScene()

const old = 20_000
const recent = 200

beforeEach(async () => {
  await scene.test.db.execute(sql`
    insert into batches (id, lane, transport, state, size, composer, settled_at)
    select gen_random_uuid(), 'bulk', 'resend', 'accepted', 100, 'a build',
      clock_timestamp() - case when n <= ${old} then interval '40 days' else interval '1 day' end
    from generate_series(1, ${old + recent}) n`)
  await scene.test.db.execute(sql`
    insert into provider_events (id, type, at, verdict)
    select 'msg_' || n, 'email.complained', clock_timestamp(), 'complaint'
    from generate_series(1, 9) n`)
  await scene.test.db.execute(sql`analyze batches`)
})

it('reads the batches of its windows alone', async () => {
  const read = await scene.test.db.transaction(async (tx) => {
    const db = tx as unknown as Db
    const before = await batchesRead(db)
    expect(await watchReturns({ db })).toBe(false)
    return (await batchesRead(db)) - before
  })
  expect(read).toBeLessThan(recent * 3)
})

/** Rows of `batches` that this transaction has read, wanted or not. */
async function batchesRead(db: Db): Promise<number> {
  const rows = await db.execute<{ n: string }>(sql`
    select seq_tup_read + coalesce(idx_tup_fetch, 0) as n
    from pg_stat_xact_user_tables where relname = 'batches'`)
  return Number(rows[0]?.n)
}
