/** Clocks that jump: the process's own and the calendar. Leases, rests, key age and rates ask the
 * database's clock and nothing else. */
import { sql } from 'drizzle-orm'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { deliverRound } from '../../src/delivery/deliver-round.ts'
import type { DeliveryStep } from '../../src/delivery/deps.ts'
import { nextTryIn } from '../../src/delivery/survey-lanes.ts'
import { createSmtpTransport } from '../../src/delivery/transports/smtp.ts'
import { readSmtpUrl } from '../../src/delivery/transports/smtp-url.ts'
import { databaseCalendar, fixedCalendar } from '../../src/storage/calendar.ts'
import { providerRates } from '../../src/storage/schema/delivery.ts'
import { callsOf, deliveryScene, dieAfter, expectTakenOnce } from '../support/delivery-scene.ts'
import { passTime, resendTransport } from '../support/delivery-world.ts'
import { quotaExceeded, rateLimited, serverError } from '../support/resend/faults.ts'

const scene = deliveryScene()
afterEach(() => {
  vi.useRealTimers()
})

const hour = 3_600_000
const year = 365 * 24 * hour

const setProcessClock = (ms: number) => vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + ms })

describe.each<[string, { process: number; calendar: number | null }]>([
  ['the process clock a year ahead', { process: year, calendar: null }],
  ['the process clock a year back', { process: -year, calendar: null }],
  ['the calendar a year ahead (--now)', { process: 0, calendar: year }],
  ['the calendar a year back (--now)', { process: 0, calendar: -year }],
])('a clock that jumps: %s', (_, { process, calendar }) => {
  /** From here on the clock shows another time. */
  function jump() {
    const at = new Date(Date.now() + (calendar ?? 0))
    if (process !== 0) setProcessClock(process)
    return {
      ...scene.world.deps,
      calendar: calendar === null ? databaseCalendar : fixedCalendar(at),
    }
  }

  it('ends no lease and lengthens none', async () => {
    const letters = await scene.world.queue({ to: await scene.world.readers(3) })
    await dieAfter('begun', scene.world.deps)
    const deps = jump()
    expect(await deliverRound(deps)).toMatchObject({ accepted: 0, waiting: 3 })
    expect(await scene.world.batchStates()).toEqual({ attempting: 1 })
    await passTime(scene.test.db, 31_000)
    expect(await deliverRound(deps)).toMatchObject({ accepted: 3 })
    expectTakenOnce(scene, letters)
  })

  it('makes no key older or younger', async () => {
    const letters = await scene.world.queue({ to: await scene.world.readers(3) })
    scene.standIn.script({ fault: 'reset', taken: true })
    await deliverRound(scene.world.deps)
    const deps = jump()
    await passTime(scene.test.db, 22.9 * hour)
    expect(await deliverRound(deps)).toMatchObject({ accepted: 3, unknown: 0 })
    expectTakenOnce(scene, letters)
    expect(callsOf(scene).keys).toBe(1)
    await scene.world.queue({ to: await scene.world.readers(2), about: 'day 2' })
    scene.standIn.script({ fault: 'reset', taken: false })
    await deliverRound(deps)
    await passTime(scene.test.db, 23.1 * hour)
    expect(await deliverRound(deps)).toMatchObject({ accepted: 0, unknown: 2 })
  })

  it('shortens no rest and gives no permit', async () => {
    await scene.world.queue({ to: await scene.world.readers(3) })
    scene.standIn.script(rateLimited(7))
    await deliverRound(scene.world.deps)
    const deps = jump()
    await deliverRound(deps)
    expect(callsOf(scene).sizes).toEqual([3])
    await passTime(scene.test.db, 8_000)
    const slow = { ...deps, transport: resendTransport(scene.standIn, { rate: 0.01 }) }
    expect(await deliverRound(slow)).toMatchObject({ accepted: 3 })
    await scene.world.queue({ to: await scene.world.readers(1), about: 'day 2' })
    expect(await deliverRound(slow)).toMatchObject({ accepted: 0, waiting: 1 })
  })
})

describe('the clock of the database jumps back by five hours', () => {
  const jumpBack = () => passTime(scene.test.db, -5 * hour)

  it('permits and departures given before keep nobody longer than their spacing', async () => {
    const transport = resendTransport(scene.standIn, { rate: 2 })
    const deps = { ...scene.world.deps, transport }
    await scene.world.queue({ to: await scene.world.readers(100) })
    await deliverRound(deps)
    await jumpBack()
    await scene.world.queue({ to: await scene.world.readers(200), about: 'day 2' })
    expect(await deliverRound(deps)).toMatchObject({ accepted: 200, waiting: 0 })
    expect(Math.max(...scene.world.waits)).toBeLessThan(600)
  })

  it('a rate learned before is learned anew, one slowed down is whole again', async () => {
    scene.standIn.options.requestsPerSecond = 10
    const transport = resendTransport(scene.standIn, { rate: 'learn' })
    const deps = { ...scene.world.deps, transport }
    await scene.world.queue({ to: await scene.world.readers(200) })
    scene.standIn.script({ fault: 'none' }, rateLimited(1))
    await deliverRound(deps, { untilIdle: true })
    await jumpBack()
    await scene.world.queue({ to: await scene.world.readers(300), about: 'day 2' })
    expect(await deliverRound(deps)).toMatchObject({ accepted: 300 })
    const [known] = await scene.test.db.select().from(providerRates)
    expect(known?.requestsPerSecond).toBe(10)
  })
})

describe('the clock of the database was a day ahead and is corrected', () => {
  const dayAhead = 26 * hour
  const correct = () => passTime(scene.test.db, -dayAhead)

  it('nothing that may have been taken meanwhile is sent again under a forgotten key', async () => {
    const letters = await scene.world.queue({ to: await scene.world.readers(100) })
    scene.standIn.script({ fault: 'reset', taken: true })
    await deliverRound(scene.world.deps)
    await correct()
    expect(await deliverRound(scene.world.deps)).toMatchObject({ accepted: 0, unknown: 100 })
    await passTime(scene.test.db, dayAhead + hour)
    expect(await deliverRound(scene.world.deps)).toMatchObject({ accepted: 0, waiting: 0 })
    expectTakenOnce(scene, letters)
    expect(callsOf(scene).sizes).toEqual([100])
  })

  it('nor is it by who had it in hand just then', async () => {
    const letters = await scene.world.queue({ to: await scene.world.readers(3) })
    scene.standIn.script({ fault: 'reset', taken: true })
    await deliverRound(scene.world.deps)
    await passTime(scene.test.db, 2 * hour)
    let corrected = false
    const onStep = async (at: DeliveryStep) => {
      if (at !== 'composed' || corrected) return
      corrected = true
      // The lease was renewed since; the key's age alone is at stake.
      await scene.test.db.execute(sql`
        update batches set first_attempt_at = first_attempt_at + interval '26 hours'`)
    }
    const report = await deliverRound({ ...scene.world.deps, onStep })
    expect(corrected).toBe(true)
    expect(report).toMatchObject({ accepted: 0, unknown: 3 })
    expectTakenOnce(scene, letters)
  })

  it('a lease from then is over: what was begun is in doubt, what was frozen is sent', async () => {
    await scene.world.queue({ to: await scene.world.readers(3) })
    await dieAfter('begun', scene.world.deps)
    await correct()
    expect(await deliverRound(scene.world.deps)).toMatchObject({ accepted: 0, unknown: 3 })
    await scene.world.queue({ to: await scene.world.readers(2), about: 'day 2' })
    await dieAfter('frozen', scene.world.deps)
    await correct()
    expect(await deliverRound(scene.world.deps)).toMatchObject({ accepted: 2 })
  })

  it('a rest from then is over, and nobody waits for its end', async () => {
    const letters = await scene.world.queue({ to: await scene.world.readers(3) })
    scene.standIn.script(serverError(503))
    await deliverRound(scene.world.deps)
    await correct()
    expect(await nextTryIn(scene.world.deps)).toBe(0)
    expect(await deliverRound(scene.world.deps)).toMatchObject({ accepted: 3 })
    expectTakenOnce(scene, letters)
  })

  it('a lane parked then asks at once', async () => {
    const letters = await scene.world.queue({ to: await scene.world.readers(3) })
    scene.standIn.script(quotaExceeded('daily'))
    await deliverRound(scene.world.deps)
    expect(await scene.world.lane('bulk')).toMatchObject({ parkedBy: 'quota' })
    await correct()
    expect(await deliverRound(scene.world.deps)).toMatchObject({ accepted: 3, parked: 0 })
    expectTakenOnce(scene, letters)
  })

  it('one that our own cap stopped is counted anew, and no earlier than that', async () => {
    const limits = { dailyCap: 10, warmUp: false, domain: 'lab.example' }
    const capped = { ...scene.world.deps, limits }
    await scene.world.queue({ to: await scene.world.readers(8) })
    expect(await deliverRound(capped)).toMatchObject({ accepted: 5, parked: 3 })
    expect(await deliverRound(capped)).toMatchObject({ accepted: 0, parked: 3 })
    await correct()
    expect(await deliverRound(capped)).toMatchObject({ accepted: 0, parked: 3 })
    await scene.test.db.execute(sql`update send_days set day = day + 1`)
    await correct()
    expect(await deliverRound(capped)).toMatchObject({ accepted: 3, parked: 0 })
  })

  it('but the longest rest and the longest lease there are, are kept', async () => {
    await scene.world.queue({ to: await scene.world.readers(3) })
    scene.standIn.script(rateLimited(3_600))
    await deliverRound(scene.world.deps)
    expect(await deliverRound(scene.world.deps)).toMatchObject({ accepted: 0 })
    const { leaseSeconds = 0 } = createSmtpTransport({
      server: readSmtpUrl('smtp://mail.lab.example'),
      siteHost: 'papers.lab.example',
      messageIdOf: () => '',
    })
    expect(leaseSeconds).toBeGreaterThan(100)
    const hung = { ...scene.world.deps.transport, leaseSeconds }
    await passTime(scene.test.db, hour + 1_000)
    await dieAfter('begun', { ...scene.world.deps, transport: hung })
    expect(await deliverRound(scene.world.deps)).toMatchObject({ accepted: 0 })
    expect(await scene.world.batchStates()).toEqual({ attempting: 1 })
  })
})

describe('a process clock that jumps in the middle of an attempt', () => {
  it.each<[DeliveryStep, number]>([
    ['composed', hour],
    ['begun', hour],
    ['begun', -hour],
    ['answered', hour],
    ['answered', -year],
  ])('at "%s" by %s ms: sent once, left in no doubt', async (step, ms) => {
    const letters = await scene.world.queue({ to: await scene.world.readers(3) })
    let jumped = false
    const onStep = (at: DeliveryStep) => {
      if (at !== step || jumped) return
      jumped = true
      setProcessClock(ms)
    }
    expect(await deliverRound({ ...scene.world.deps, onStep })).toMatchObject({ accepted: 3 })
    expectTakenOnce(scene, letters)
    expect(callsOf(scene)).toMatchObject({ sizes: [3], keys: 1 })
  })
})
