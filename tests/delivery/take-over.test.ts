import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { deliverRound } from '../../src/delivery/deliver-round.ts'
import { unknownBatches } from '../../src/delivery/delivery-report.ts'
import type { DeliveryStep } from '../../src/delivery/deps.ts'
import { rest } from '../../src/delivery/settle-batch.ts'
import { takeOverBatch } from '../../src/delivery/take-over-batch.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'
import {
  composeLetters,
  createDeliveryWorld,
  type DeliveryWorld,
  emptyDelivery,
  passTime,
  resendTransport,
} from '../support/delivery-world.ts'
import { serverError } from '../support/resend/faults.ts'
import { type ResendStandIn, startResendStandIn } from '../support/resend-stand-in.ts'

let test: TestDatabase
let standIn: ResendStandIn
let world: DeliveryWorld

beforeAll(async () => {
  test = await openTestDatabase()
})
afterAll(() => test.close())
beforeEach(async () => {
  await emptyDelivery(test.db)
  standIn = await startResendStandIn()
  world = await createDeliveryWorld(test.db, { transport: resendTransport(standIn) })
  return () => standIn.close()
})

/** Runs a round that dies right after the step, as a killed process would leave it. */
async function dieAfter(step: DeliveryStep, deps = world.deps) {
  const onStep = (at: DeliveryStep) => {
    if (at === step) throw new Error(`killed after ${step}`)
  }
  await expect(deliverRound({ ...deps, onStep })).rejects.toThrow('killed')
}

describe('taking over', () => {
  it.each<[DeliveryStep, number]>([
    ['frozen', 1],
    ['composed', 1],
    ['begun', 1],
    ['answered', 2],
    ['settled', 1],
  ])('a process that died after "%s" loses and doubles nothing', async (step, calls) => {
    const letters = await world.queue({ to: await world.readers(7) })
    await dieAfter(step)
    expect(await deliverRound(world.deps)).toMatchObject({ accepted: 0 })
    await passTime(test.db, 31_000)
    await deliverRound(world.deps)
    expect(await world.letterStates()).toEqual({ accepted: 7 })
    expect(standIn.taken.map((mail) => mail.letterId)).toEqual(letters)
    expect(standIn.requests).toHaveLength(calls)
    expect(new Set(standIn.requests.map((request) => request.key)).size).toBe(1)
  })

  it('`tick` waits for a lapsed lease, 30 s at most', async () => {
    await world.queue({ to: await world.readers(2) })
    await dieAfter('begun')
    const report = await deliverRound(world.deps, { untilIdle: true })
    expect(report).toMatchObject({ accepted: 2, waiting: 0 })
    const waited = world.waits.reduce((sum, ms) => sum + ms, 0)
    expect(waited).toBeGreaterThan(20_000)
    expect(waited).toBeLessThanOrEqual(31_500)
  })

  it('another build takes over nothing that may be taken, and dissolves the rest', async () => {
    const [maybe = 0, open = 0] = await world.readers(2)
    await world.queue({ to: [maybe] })
    await dieAfter('begun')
    await world.queue({ to: [open], about: 'day 2' })
    await dieAfter('frozen')
    await passTime(test.db, 31_000)
    const other = { ...world.deps, composer: 'next-build' }
    expect(await deliverRound(other)).toMatchObject({ accepted: 1, waiting: 1 })
    expect(standIn.taken).toHaveLength(1)
    expect(await world.batchStates()).toEqual({ 'maybe-taken': 1, dissolved: 1, accepted: 1 })
    await passTime(test.db, 23.1 * 3_600_000)
    expect(await deliverRound(other)).toMatchObject({ unknown: 1, waiting: 0 })
  })

  it('bytes that differ from the first attempt make the batch unknown', async () => {
    await world.queue({ to: await world.readers(2) })
    standIn.script({ fault: 'reset', taken: false })
    await deliverRound(world.deps)
    const compose: typeof composeLetters = async (frozen) =>
      (await composeLetters(frozen)).map((message) => ({ ...message, subject: 'Other bytes' }))
    const changed = { ...world.deps, composeLetters: compose }
    const report = await deliverRound(changed, { untilIdle: true })
    expect(report).toMatchObject({ unknown: 2, accepted: 0, waiting: 0 })
    expect(standIn.requests).toHaveLength(1)
    expect(await unknownBatches(test.db)).toMatchObject([
      { letters: 2, lane: 'bulk', reason: expect.stringContaining('other bytes') },
    ])
  })

  it('an answer that comes after the lease: acceptance counts, anything else is ignored', async () => {
    await world.queue({ to: await world.readers(2) })
    const meanwhile = { ...world.deps }
    const onStep = async (step: DeliveryStep) => {
      if (step !== 'answered') return
      await passTime(test.db, 31_000)
      standIn.script({ fault: 'reset', taken: true })
      await deliverRound(meanwhile)
      expect(await world.batchStates()).toEqual({ 'maybe-taken': 1 })
    }
    standIn.script(serverError())
    await deliverRound({ ...world.deps, onStep })
    expect(await world.batchStates()).toEqual({ 'maybe-taken': 1 })
    await deliverRound(world.deps, { untilIdle: true })
    expect(standIn.doubles()).toEqual([])
    expect(await world.letterStates()).toEqual({ accepted: 2 })
  })
})

describe('a process that slept through its lease', () => {
  it('may not put to rest what another has taken over', async () => {
    await world.queue({ to: await world.readers(2) })
    await dieAfter('begun')
    const [before] = await world.openBatches()
    await passTime(test.db, 31_000)
    const taken = await takeOverBatch(world.deps, { lane: 'bulk', owner: 'the-other' })
    expect(taken).toMatchObject({ state: 'maybe-taken', attempts: 1 })
    const fence = { owner: before?.leaseOwner ?? '', attempt: 1 }
    const late = { event: 'answered-early', restMs: 0, code: 'x', detail: '' } as const
    expect(await rest(test.db, { batchId: before?.id ?? '', fence, ...late })).toBeNull()
    expect(await world.openBatches()).toMatchObject([{ leaseOwner: 'the-other' }])
  })
})

describe('a COMMIT whose acknowledgement is lost', () => {
  /** The statement after the answer is done, and the process never hears of it. */
  function losing(at: 'settling' | 'beginning') {
    let lose = false
    const db = new Proxy(test.db, {
      get(target, name, receiver) {
        const value = Reflect.get(target, name, receiver)
        if (name !== (at === 'settling' ? 'execute' : 'transaction')) return value
        return async (...args: unknown[]) => {
          const result = await value.apply(target, args)
          if (!lose) return result
          lose = false
          throw new Error('connection lost')
        }
      },
    })
    const onStep = (step: DeliveryStep) => {
      if (step === (at === 'settling' ? 'answered' : 'composed')) lose = true
    }
    return { ...world.deps, db, onStep }
  }

  it.each([
    ['settling', 1],
    ['beginning', 1],
  ] as const)('while %s loses and doubles nothing', async (at, calls) => {
    await world.queue({ to: await world.readers(4) })
    await expect(deliverRound(losing(at))).rejects.toThrow('connection lost')
    await deliverRound(world.deps, { untilIdle: true })
    expect(await world.letterStates()).toEqual({ accepted: 4 })
    expect(standIn.taken).toHaveLength(4)
    expect(standIn.requests).toHaveLength(calls)
  })
})
