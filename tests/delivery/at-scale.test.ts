/** What finding and freezing the next letters costs does not grow with what was delivered before. */
import { sql } from 'drizzle-orm'
import { beforeEach, expect, it } from 'vitest'
import type { DeliveryDeps } from '../../src/delivery/deps.ts'
import { freezeBatch } from '../../src/delivery/freeze-batch.ts'
import { findWork } from '../../src/delivery/survey-lanes.ts'
import type { Tx } from '../../src/storage/database.ts'
import { deliveryScene } from '../support/delivery-scene.ts'

const scene = deliveryScene()

/** Rows of `letters` that this transaction has read, wanted or not. */
async function rowsRead(tx: Tx): Promise<number> {
  const rows = await tx.execute<{ n: string }>(sql`
    select seq_tup_read + coalesce(idx_tup_fetch, 0) as n
    from pg_stat_xact_user_tables where relname = 'letters'`)
  return Number(rows[0]?.n)
}

const rowsReadBy = (act: (deps: DeliveryDeps) => Promise<unknown>): Promise<number> =>
  scene.test.db.transaction(async (tx) => {
    const before = await rowsRead(tx)
    // A transaction within: what it reads counts for the one around it.
    await act({ ...scene.world.deps, db: tx as unknown as DeliveryDeps['db'] })
    return (await rowsRead(tx)) - before
  })

const warm = { dailyCap: null, warmUp: true, domain: 'lab.example' }

beforeEach(async () => {
  await scene.test.db.execute(sql`
    insert into letters (kind, lane, state, intent)
    select 'digest', 'bulk', case when n <= 20000 then 'accepted' else 'waiting' end, '{}'
    from generate_series(1, 40000) n`)
  await scene.test.db.execute(sql`
    insert into send_days (transport, domain, day, bulk)
    select 'resend', ${warm.domain}, now()::date - n, 1 from generate_series(2, 8) n`)
  await scene.test.db.execute(sql`analyze letters`)
})

it('finding work reads none of the letters delivered before, though as many wait', async () => {
  const read = await rowsReadBy(async (deps) => {
    expect(await findWork(deps)).toEqual({ lane: 'bulk', from: 'waiting' })
  })
  expect(read).toBeLessThan(100)
})

it.each([
  ['no limit', undefined],
  ['the days of warming up behind', warm],
])('freezing a batch reads the batch alone, with %s', async (_, limits) => {
  const read = await rowsReadBy(async (deps) => {
    const input = { lane: 'bulk', owner: 'me', now: new Date() } as const
    const { claimed } = await freezeBatch({ ...deps, ...(limits ? { limits } : {}) }, input)
    expect(claimed).toBe(100)
  })
  expect(read).toBeLessThan(1_000)
})
