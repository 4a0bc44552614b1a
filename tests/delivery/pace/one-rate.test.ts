import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { deliverRound } from '../../../src/delivery/deliver-round.ts'
import { depart } from '../../../src/delivery/pace/depart.ts'
import { heedHint } from '../../../src/delivery/pace/heed-answer.ts'
import { takePermit } from '../../../src/delivery/take-permit.ts'
import { connectToPostgres } from '../../../src/storage/connect.ts'
import type { Db } from '../../../src/storage/database.ts'
import { providerRates } from '../../../src/storage/schema/delivery.ts'
import { openTestDatabase, type TestDatabase } from '../../support/database.ts'
import {
  createDeliveryWorld,
  emptyDelivery,
  passTime,
  resendTransport,
} from '../../support/delivery-world.ts'
import { rateLimited } from '../../support/resend/faults.ts'
import { type ResendStandIn, startResendStandIn } from '../../support/resend-stand-in.ts'

let test: TestDatabase
let standIn: ResendStandIn
/** Another process's connection, where there can be one. */
let second: Db
let end = async (): Promise<void> => undefined

beforeAll(async () => {
  test = await openTestDatabase()
  second = test.db
  if (test.url !== null) {
    const connected = connectToPostgres(test.url, 5)
    second = connected.db
    end = () => connected.end(5)
  }
})
afterAll(async () => {
  await end()
  await test.close()
})
beforeEach(async () => {
  await emptyDelivery(test.db)
  standIn = await startResendStandIn({ requestsPerSecond: 10 })
  return () => standIn.close()
})

const worldOn = (db: Db, overrides = {}) =>
  createDeliveryWorld(db, {
    transport: resendTransport(standIn, { rate: 'learn' }),
    overrides: { inFlight: 4, ...overrides },
  })

/** The database's time: waiting moves it, and it goes on by itself. */
let waited = 0
const time = () => waited + performance.now()
const wait = async (ms: number) => {
  await passTime(test.db, ms)
  waited += ms
}

/** Between which two moments the gate was opened: a machine that stalls only widens them. */
type Opened = { from: number; to: number }

async function permitGate(db: Db): Promise<Opened> {
  for (;;) {
    const from = time()
    const permit = await takePermit(db, { name: 'resend', rate: 'learn' })
    if (permit.granted) return { from, to: time() }
    await wait(permit.waitMs)
  }
}

async function departGate(db: Db): Promise<Opened> {
  let from = time()
  const sleep = async (ms: number) => {
    await wait(ms)
    from = time()
  }
  await depart({ db, transport: resendTransport(standIn, { rate: 'learn' }), sleep })
  return { from, to: time() }
}

const learned = async () => (await test.db.select().from(providerRates))[0]

describe('one rate', () => {
  it('two instances never take more of any second than the provider allows', async () => {
    const rate = { name: 'resend', rate: 'learn' } as const
    await takePermit(test.db, rate)
    await heedHint(test.db, rate, { rate: 10, pauseMs: 0 })
    await passTime(test.db, 2_000)
    for (const gate of [permitGate, departGate]) {
      const gaps: number[] = []
      let last = Number.NEGATIVE_INFINITY
      for (const db of [test.db, second, second, test.db, test.db, second, test.db]) {
        const { from, to } = await gate(db)
        gaps.push(to - last)
        last = from
      }
      expect(Math.min(...gaps)).toBeGreaterThanOrEqual(109.9)
    }
  })

  it('two instances together send everything, once', async () => {
    standIn.options.requestsPerSecond = 1_000
    const [one, two] = [await worldOn(test.db), await worldOn(second)]
    await one.queue({ to: await one.readers(1_600) })
    await Promise.all([deliverRound(one.deps), deliverRound(two.deps)])
    expect(standIn.taken).toHaveLength(1_600)
    expect(standIn.requests.map(({ status }) => status)).toEqual(Array(16).fill(200))
    expect(standIn.doubles()).toEqual([])
  })

  it('is learned from the answers, kept for other processes, and forgotten after an hour', async () => {
    const world = await worldOn(test.db, { inFlight: 1 })
    await world.queue({ to: await world.readers(300) })
    await deliverRound(world.deps)
    expect(await learned()).toMatchObject({ learnedRate: 10, slowFactor: 1 })
    expect((await learned())?.requestsPerSecond).toBe(10)
    await passTime(test.db, 3_700_000)
    standIn.misbehave(() => ({ fault: 'reset', taken: true }))
    await world.queue({ to: await world.readers(1), about: 'an hour later' })
    await deliverRound(world.deps)
    expect((await learned())?.requestsPerSecond).toBe(2)
  })

  it('a 429 delays and slows everybody for a while', async () => {
    const world = await worldOn(test.db, { inFlight: 1 })
    await world.queue({ to: await world.readers(100) })
    await deliverRound(world.deps)
    standIn.script(rateLimited(3))
    await world.queue({ to: await world.readers(300), about: 'day 2' })
    await deliverRound(world.deps, { untilIdle: true })
    expect(standIn.taken).toHaveLength(400)
    expect(await learned()).toMatchObject({ learnedRate: 10, slowFactor: 0.5 })
    expect((await learned())?.requestsPerSecond).toBeLessThan(6)
    await passTime(test.db, 61_000)
    await world.queue({ to: await world.readers(1), about: 'day 3' })
    await deliverRound(world.deps)
    expect((await learned())?.requestsPerSecond).toBe(10)
  })

  it('given by the operator, it is what they say', async () => {
    const transport = resendTransport(standIn, { rate: 4 })
    const world = await createDeliveryWorld(test.db, { transport })
    await world.queue({ to: await world.readers(200) })
    await deliverRound(world.deps)
    expect(await learned()).toMatchObject({ requestsPerSecond: 4, learnedRate: null })
  })

  it('is kept within a round when it is slow; a longer wait that was asked for ends the round', async () => {
    const transport = resendTransport(standIn, { rate: 0.25 })
    const world = await createDeliveryWorld(test.db, { transport })
    await world.queue({ to: await world.readers(300) })
    expect(await deliverRound(world.deps)).toMatchObject({ accepted: 300, waiting: 0 })
    expect(Math.max(...world.waits)).toBeLessThan(4_500)
    await passTime(test.db, 5_000)
    standIn.script(rateLimited(30))
    await world.queue({ to: await world.readers(200), about: 'day 2' })
    expect(await deliverRound(world.deps)).toMatchObject({ accepted: 0, waiting: 200 })
  })

  it('what headers say out of bounds changes nothing', async () => {
    const world = await worldOn(test.db)
    standIn.options.requestsPerSecond = 5_000_000
    await world.queue({ to: await world.readers(100) })
    await deliverRound(world.deps)
    expect(await learned()).toMatchObject({ requestsPerSecond: 2, learnedRate: null })
  })
})
