/** A process is suspended, another takes over, and the first one wakes up. The steps where it stops
 * within one process, on both databases; then real ones, stopped by SIGSTOP. */
import { describe, expect, it, vi } from 'vitest'
import { deliverRound } from '../../src/delivery/deliver-round.ts'
import type { DeliveryStep } from '../../src/delivery/deps.ts'
import { startDelivering } from '../support/delivering-process.ts'
import { callsOf, deliveryScene, expectTakenOnce } from '../support/delivery-scene.ts'
import { passTime } from '../support/delivery-world.ts'

const scene = deliveryScene()

const steps: Array<[string, DeliveryStep]> = [
  ['between freeze and compose', 'frozen'],
  ['between compose and begin', 'composed'],
  ['between begin and call', 'begun'],
]

const day = 86_400_000

describe.each(steps)('suspended %s', (_, step) => {
  /** What others do while the process stands still at the step. */
  async function deliverSuspended(meanwhile: () => Promise<void>) {
    let stopped = false
    const onStep = async (at: DeliveryStep) => {
      if (at !== step || stopped) return
      stopped = true
      await meanwhile()
    }
    return deliverRound({ ...scene.world.deps, onStep })
  }

  it('for longer than its lease: the other sends, the one that wakes does not', async () => {
    const letters = await scene.world.queue({ to: await scene.world.readers(7) })
    const report = await deliverSuspended(async () => {
      await passTime(scene.test.db, 31_000)
      expect(await deliverRound(scene.world.deps)).toMatchObject({ accepted: 7 })
    })
    expect(report).toMatchObject({ accepted: 0 })
    expectTakenOnce(scene, letters)
    expect(callsOf(scene).keys).toBe(1)
    expect(await scene.world.letterStates()).toEqual({ accepted: 7 })
  })

  it.each([
    ['both clocks', { wall: day, steady: day }],
    ['the wall clock alone, as a sleeping machine', { wall: day, steady: 0 }],
    ['the steady clock alone, its wall clock being set back', { wall: -day, steady: day }],
  ])('for a day by %s: the provider forgot the key and is not asked again', async (_, asleep) => {
    const letters = await scene.world.queue({ to: await scene.world.readers(7) })
    try {
      await deliverSuspended(async () => {
        await passTime(scene.test.db, 31_000)
        await deliverRound(scene.world.deps)
        scene.standIn.forgetKeys()
        const [wall, steady] = [Date.now(), performance.now()]
        vi.spyOn(Date, 'now').mockImplementation(() => wall + asleep.wall)
        vi.spyOn(performance, 'now').mockImplementation(() => steady + asleep.steady)
      })
    } finally {
      vi.restoreAllMocks()
    }
    expectTakenOnce(scene, letters)
    expect(callsOf(scene).sizes).toEqual([7])
  })

  it('and nobody else there: it goes on by itself', async () => {
    const letters = await scene.world.queue({ to: await scene.world.readers(7) })
    await deliverSuspended(() => passTime(scene.test.db, 31_000))
    await deliverRound(scene.world.deps, { untilIdle: true })
    expectTakenOnce(scene, letters)
    expect(await scene.world.letterStates()).toEqual({ accepted: 7 })
  })
})

describe.skipIf(!process.env.PAPERBOY_TEST_POSTGRES)(
  'a process stopped by SIGSTOP (needs PAPERBOY_TEST_POSTGRES: the embedded database has one owner)',
  () => {
    it.each(steps)('%s, woken by SIGCONT when another has taken over', async (_, step) => {
      const readers = await scene.world.readers(7)
      const letters = await scene.world.queue({ to: readers })
      const place = scene.test.url ?? ''
      const first = startDelivering({
        place,
        standInUrl: scene.standIn.url,
        at: step,
        signal: 'SIGSTOP',
      })
      try {
        await first.said(`at ${step}`)
        expect(scene.standIn.requests).toEqual([])
        expect(await deliverRound(scene.world.deps)).toMatchObject({ accepted: 0, waiting: 7 })
        await passTime(scene.test.db, 31_000)
        expect(await deliverRound(scene.world.deps)).toMatchObject({ accepted: 7, waiting: 0 })
        first.child.kill('SIGCONT')
        expect((await first.ended).report).toMatchObject({ accepted: 0, waiting: 0, unknown: 0 })
      } finally {
        first.child.kill('SIGKILL')
      }
      expectTakenOnce(scene, letters)
      expect(callsOf(scene)).toMatchObject({ keys: 1, bodies: 1 })
      expect(await scene.world.letterStates()).toEqual({ accepted: 7 })
    })

    it('before its attempt, when a reader left meanwhile: dissolved, and sent without them', async () => {
      const readers = await scene.world.readers(7)
      const letters = await scene.world.queue({ to: readers })
      const first = startDelivering({
        place: scene.test.url ?? '',
        standInUrl: scene.standIn.url,
        at: 'composed',
        signal: 'SIGSTOP',
      })
      try {
        await first.said('at composed')
        await scene.world.leave(readers[3] as number)
        await passTime(scene.test.db, 31_000)
        expect(await deliverRound(scene.world.deps)).toMatchObject({ accepted: 6, withdrawn: 1 })
        first.child.kill('SIGCONT')
        expect((await first.ended).report).toMatchObject({ accepted: 0, waiting: 0 })
      } finally {
        first.child.kill('SIGKILL')
      }
      expectTakenOnce(
        scene,
        letters.filter((_, index) => index !== 3),
      )
    })
  },
)
