/** What a killed or sleeping process and an older build leave behind, and who takes it up. */
import { describe, expect, it } from 'vitest'
import { attemptBatch } from '../../src/delivery/attempt-batch.ts'
import { deliverRound } from '../../src/delivery/deliver-round.ts'
import { unknownBatches } from '../../src/delivery/delivery-report.ts'
import type { DeliveryStep } from '../../src/delivery/deps.ts'
import { recordOutcome } from '../../src/delivery/record-outcome.ts'
import { rest } from '../../src/delivery/settle-batch.ts'
import { takeOverBatch } from '../../src/delivery/take-over-batch.ts'
import { callsOf, deliveryScene, dieAfter, expectTakenOnce } from '../support/delivery-scene.ts'
import { composeLetters, passTime } from '../support/delivery-world.ts'
import { serverError } from '../support/resend/faults.ts'

const scene = deliveryScene()

describe('taking over', () => {
  it.each<[DeliveryStep, number]>([
    ['frozen', 1],
    ['composed', 1],
    ['begun', 1],
    ['answered', 2],
    ['settled', 1],
  ])('a process that died after "%s" loses and doubles nothing', async (step, calls) => {
    const letters = await scene.world.queue({ to: await scene.world.readers(7) })
    await dieAfter(step, scene.world.deps)
    expect(await deliverRound(scene.world.deps)).toMatchObject({ accepted: 0 })
    await passTime(scene.test.db, 31_000)
    await deliverRound(scene.world.deps)
    expect(await scene.world.letterStates()).toEqual({ accepted: 7 })
    expect(scene.standIn.taken.map((mail) => mail.letterId)).toEqual(letters)
    expect(scene.standIn.requests).toHaveLength(calls)
    expect(new Set(scene.standIn.requests.map((request) => request.key)).size).toBe(1)
  })

  it('`tick` waits for a lapsed lease, 30 s at most', async () => {
    await scene.world.queue({ to: await scene.world.readers(2) })
    await dieAfter('begun', scene.world.deps)
    const report = await deliverRound(scene.world.deps, { untilIdle: true })
    expect(report).toMatchObject({ accepted: 2, waiting: 0 })
    const waited = scene.world.waits.reduce((sum, ms) => sum + ms, 0)
    expect(waited).toBeGreaterThan(20_000)
    expect(waited).toBeLessThanOrEqual(31_500)
  })

  it('an answer that comes after the lease: acceptance counts, anything else is ignored', async () => {
    await scene.world.queue({ to: await scene.world.readers(2) })
    const meanwhile = { ...scene.world.deps }
    const onStep = async (step: DeliveryStep) => {
      if (step !== 'answered') return
      await passTime(scene.test.db, 31_000)
      scene.standIn.script({ fault: 'reset', taken: true })
      await deliverRound(meanwhile)
      expect(await scene.world.batchStates()).toEqual({ 'maybe-taken': 1 })
    }
    scene.standIn.script(serverError())
    await deliverRound({ ...scene.world.deps, onStep })
    expect(await scene.world.batchStates()).toEqual({ 'maybe-taken': 1 })
    await deliverRound(scene.world.deps, { untilIdle: true })
    expect(scene.standIn.doubles()).toEqual([])
    expect(await scene.world.letterStates()).toEqual({ accepted: 2 })
  })
})

describe('a process that slept through its lease', () => {
  it('may not take apart what it has asked for again since', async () => {
    const letters = await scene.world.queue({ to: await scene.world.readers(4) })
    await dieAfter('begun', scene.world.deps)
    const [before] = await scene.world.openBatches()
    const owner = before?.leaseOwner ?? ''
    await passTime(scene.test.db, 31_000)
    const batch = await takeOverBatch(scene.world.deps, { lane: 'bulk', owner })
    if (!batch) throw new Error('nothing was taken over')
    const late = { kind: 'rejected', code: 'validation_error', detail: 'late' } as const
    const onStep = async (step: DeliveryStep) => {
      if (step !== 'begun') return
      const fence = { owner, attempt: 1 }
      await recordOutcome(scene.world.deps, { batch, fence, outcome: late })
    }
    const input = { batch, owner, now: new Date() }
    expect(await attemptBatch({ ...scene.world.deps, onStep }, input)).toMatchObject({
      accepted: 4,
    })
    await deliverRound(scene.world.deps)
    expectTakenOnce(scene, letters)
  })

  it('may not put to rest what another has taken over', async () => {
    await scene.world.queue({ to: await scene.world.readers(2) })
    await dieAfter('begun', scene.world.deps)
    const [before] = await scene.world.openBatches()
    await passTime(scene.test.db, 31_000)
    const taken = await takeOverBatch(scene.world.deps, { lane: 'bulk', owner: 'the-other' })
    expect(taken).toMatchObject({ state: 'maybe-taken', attempts: 1 })
    const fence = { owner: before?.leaseOwner ?? '', attempt: 1 }
    const late = { event: 'answered-early', restMs: 0, code: 'x', detail: '' } as const
    expect(await rest(scene.test.db, { batchId: before?.id ?? '', fence, ...late })).toBeNull()
    expect(await scene.world.openBatches()).toMatchObject([{ leaseOwner: 'the-other' }])
  })
})

describe('a new version', () => {
  const next = () => ({ ...scene.world.deps, composer: 'next-build' })
  const hours = (n: number) => n * 3_600_000

  it('dissolves open batches of the old and sends their letters under a key of its own', async () => {
    const letters = await scene.world.queue({ to: await scene.world.readers(3) })
    await dieAfter('frozen', scene.world.deps)
    expect(await deliverRound(next())).toMatchObject({ accepted: 0, waiting: 3 })
    await passTime(scene.test.db, 31_000)
    expect(await deliverRound(next())).toMatchObject({ accepted: 3, waiting: 0 })
    expectTakenOnce(scene, letters)
    expect(await scene.world.batchStates()).toEqual({ dissolved: 1, accepted: 1 })
  })

  it('leaves the old one its attempting batches while their lease lasts', async () => {
    const letters = await scene.world.queue({ to: await scene.world.readers(3) })
    const onStep = async (step: DeliveryStep) => {
      if (step !== 'begun') return
      expect(await deliverRound(next())).toMatchObject({ accepted: 0, waiting: 3 })
    }
    await deliverRound({ ...scene.world.deps, onStep })
    expectTakenOnce(scene, letters)
    expect(callsOf(scene).keys).toBe(1)
  })

  it('never asks about a maybe-taken batch of the old; the old one may, for 23 h', async () => {
    const readers = await scene.world.readers(3)
    const letters = await scene.world.queue({ to: readers })
    await dieAfter('begun', scene.world.deps)
    await passTime(scene.test.db, 31_000)
    const others = await scene.world.queue({ to: readers, about: 'day 2' })
    expect(await deliverRound(next())).toMatchObject({ accepted: 3, waiting: 3 })
    expectTakenOnce(scene, others)
    expect(await scene.world.batchStates()).toEqual({ 'maybe-taken': 1, accepted: 1 })
    await passTime(scene.test.db, hours(22))
    await deliverRound(next())
    expectTakenOnce(scene, others)
    expect(await deliverRound(scene.world.deps)).toMatchObject({ accepted: 3, waiting: 0 })
    expectTakenOnce(scene, [...letters, ...others])
  })

  it('says unknown of it when the old one does not come back', async () => {
    await scene.world.queue({ to: await scene.world.readers(3) })
    await dieAfter('begun', scene.world.deps)
    await passTime(scene.test.db, hours(23.1))
    expect(await deliverRound(next())).toMatchObject({ unknown: 3, waiting: 0 })
    await deliverRound(scene.world.deps)
    expect(scene.standIn.requests).toEqual([])
    expect(await scene.world.letterStates()).toEqual({ unknown: 3 })
  })
})

describe('composing again gives other bytes', () => {
  const changed = () => {
    const compose: typeof composeLetters = async (frozen) =>
      (await composeLetters(frozen)).map((message) => ({ ...message, subject: 'Other bytes' }))
    return { ...scene.world.deps, composeLetters: compose }
  }

  it('of a maybe-taken batch: unknown, never sent again', async () => {
    await scene.world.queue({ to: await scene.world.readers(2) })
    scene.standIn.script({ fault: 'reset', taken: false })
    await deliverRound(scene.world.deps)
    const report = await deliverRound(changed(), { untilIdle: true })
    expect(report).toMatchObject({ unknown: 2, accepted: 0, waiting: 0 })
    expect(scene.standIn.requests).toHaveLength(1)
    expect(await unknownBatches(scene.test.db)).toMatchObject([
      { letters: 2, lane: 'bulk', reason: expect.stringContaining('other bytes') },
    ])
  })

  it('of an open batch: dissolved, and sent under another key', async () => {
    const letters = await scene.world.queue({ to: await scene.world.readers(2) })
    scene.standIn.script(serverError(503))
    await deliverRound(scene.world.deps)
    const report = await deliverRound(changed(), { untilIdle: true })
    expect(report).toMatchObject({ unknown: 0, accepted: 2, waiting: 0 })
    expectTakenOnce(scene, letters)
    expect(callsOf(scene)).toMatchObject({ sizes: [2, 2], keys: 2 })
    expect(scene.world.events).toContainEqual(
      expect.objectContaining({
        event: 'batch-dissolved',
        reason: expect.stringContaining('bytes'),
      }),
    )
  })
})
