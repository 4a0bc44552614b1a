import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withJobLease } from '../../src/storage/job-lease.ts'
import { lockExclusive, lockShared } from '../../src/storage/locks.ts'
import { jobLeases } from '../../src/storage/schema/index.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'

let test: TestDatabase

beforeAll(async () => {
  test = await openTestDatabase()
})
afterAll(() => test.close())

const lease = (job: string) => ({ job, owner: 'here', seconds: 30 })

describe('a job under a lease', () => {
  it('runs for one at a time, and again when that one has ended', async () => {
    let inside = 0
    let most = 0
    const job = async () => {
      inside += 1
      most = Math.max(most, inside)
      await test.db.execute(sql`select 1`)
      inside -= 1
      return 'done'
    }
    const runs = await Promise.all(
      Array.from({ length: 8 }, () => withJobLease(test.db, lease('ingest'), job)),
    )
    expect(most).toBe(1)
    expect(runs).toContainEqual({ ran: true, result: 'done' })
    expect(await withJobLease(test.db, lease('ingest'), job)).toEqual({ ran: true, result: 'done' })
  })

  it('is not held up by another job, nor by itself after an error', async () => {
    await withJobLease(test.db, lease('plan'), async () => {
      const other = await withJobLease(test.db, lease('send'), async () => 1)
      expect(other.ran).toBe(true)
      expect(await withJobLease(test.db, lease('plan'), async () => 1)).toEqual({ ran: false })
    })
    const failing = withJobLease(test.db, lease('plan'), async () => {
      throw new Error('no network')
    })
    await expect(failing).rejects.toThrow('no network')
    expect((await withJobLease(test.db, lease('plan'), async () => 1)).ran).toBe(true)
  })

  it('is taken over once the lease of a dead holder lapsed, by the clock of the database', async () => {
    const until = (seconds: number) => sql`clock_timestamp() + make_interval(secs => ${seconds})`
    await test.db.insert(jobLeases).values({ job: 'tick', owner: 'dead', until: until(60) })
    expect((await withJobLease(test.db, lease('tick'), async () => 1)).ran).toBe(false)
    await test.db
      .update(jobLeases)
      .set({ until: until(-1) })
      .where(eq(jobLeases.job, 'tick'))
    expect((await withJobLease(test.db, lease('tick'), async () => 1)).ran).toBe(true)
  })

  it('is told when it lost the lease, and leaves the new holder its own', async () => {
    const short = { job: 'long', owner: 'slow', seconds: 0.1 }
    const told = await withJobLease(test.db, short, async (signal) => {
      await test.db.update(jobLeases).set({ owner: 'quick' }).where(eq(jobLeases.job, 'long'))
      await new Promise((resolve) => signal.addEventListener('abort', resolve))
      return signal.aborted
    })
    expect(told).toEqual({ ran: true, result: true })
    const [row] = await test.db.select().from(jobLeases).where(eq(jobLeases.job, 'long'))
    expect(row?.owner).toBe('quick')
  })

  it('keeps its lease for as long as it runs', async () => {
    const short = { job: 'longer', owner: 'steady', seconds: 0.1 }
    const read = () => test.db.select().from(jobLeases).where(eq(jobLeases.job, 'longer'))
    await withJobLease(test.db, short, async () => {
      const [first] = await read()
      let [now] = await read()
      while (now?.until.getTime() === first?.until.getTime()) [now] = await read()
      expect(now?.until.getTime()).toBeGreaterThan(first?.until.getTime() ?? 0)
    })
    expect(await read()).toEqual([])
  })
})

describe.skipIf(!process.env.PAPERBOY_TEST_POSTGRES)(
  'locks between transactions (Postgres only: PGlite has one connection)',
  () => {
    it('let those who share in together, and the exclusive one only alone', async () => {
      const order: string[] = []
      let release = () => {}
      const held = new Promise<void>((resolve) => {
        release = resolve
      })
      let entered = () => {}
      const inside = new Promise<void>((resolve) => {
        entered = resolve
      })
      const shared = test.db.transaction(async (tx) => {
        await lockShared(tx, 'available')
        entered()
        await held
        order.push('first shared')
      })
      await inside
      await test.db.transaction(async (tx) => {
        await lockShared(tx, 'available')
        order.push('second shared')
      })
      const exclusive = test.db.transaction(async (tx) => {
        await lockExclusive(tx, 'available')
        order.push('exclusive')
      })
      await test.db.transaction((tx) => lockExclusive(tx, 'something else'))
      release()
      await Promise.all([shared, exclusive])
      expect(order).toEqual(['second shared', 'first shared', 'exclusive'])
    })
  },
)
