import { beforeEach, describe, expect, it } from 'vitest'
import { deliverRound } from '../../src/delivery/deliver-round.ts'
import { laneStandings } from '../../src/delivery/delivery-report.ts'
import type { DeliveryStep } from '../../src/delivery/deps.ts'
import { holdLane, releaseLane, releaseRefusedLanes } from '../../src/delivery/lanes.ts'
import { parkLane } from '../../src/delivery/pace/parking.ts'
import { fixedCalendar } from '../../src/storage/calendar.ts'
import type { TestDatabase } from '../support/database.ts'
import { deliveryScene } from '../support/delivery-scene.ts'
import { type DeliveryWorld, passTime } from '../support/delivery-world.ts'
import { serverError } from '../support/resend/faults.ts'
import type { ResendStandIn } from '../support/resend-stand-in.ts'

let test: TestDatabase
let standIn: ResendStandIn
let world: DeliveryWorld

const scene = deliveryScene()
beforeEach(() => {
  ;({ test, standIn, world } = scene)
})

describe('lanes', () => {
  it('urgent goes first, also when it comes while bulk is under way', async () => {
    const readers = await world.readers(300)
    await world.queue({ to: readers, lane: 'bulk' })
    await world.queue({ to: readers.slice(0, 3), lane: 'urgent' })
    let queued = false
    const onStep = async (step: DeliveryStep) => {
      if (step !== 'answered' || standIn.requests.length !== 2 || queued) return
      queued = true
      await world.queue({ to: readers.slice(3, 5), lane: 'urgent' })
    }
    await deliverRound({ ...world.deps, onStep })
    expect(standIn.requests.map((request) => request.mails)).toEqual([3, 100, 2, 100, 100])
  })

  it('a rested urgent batch goes before any bulk', async () => {
    const readers = await world.readers(4)
    await world.queue({ to: readers.slice(0, 2), lane: 'urgent' })
    standIn.script(serverError())
    await deliverRound(world.deps)
    await world.queue({ to: readers, lane: 'bulk' })
    await passTime(test.db, 5_000)
    await deliverRound(world.deps)
    expect(standIn.requests.map((request) => request.mails)).toEqual([2, 2, 4])
  })

  it('held: nothing leaves until it is released; the other lane goes on', async () => {
    const readers = await world.readers(2)
    await world.queue({ to: readers, lane: 'bulk' })
    await world.queue({ to: readers, lane: 'urgent' })
    await holdLane(test.db, { lane: 'bulk', reason: 'a copy of a database' })
    await holdLane(test.db, { lane: 'bulk', reason: 'another reason' })
    expect(await deliverRound(world.deps)).toMatchObject({ accepted: 2, parked: 2, waiting: 0 })
    expect(await laneStandings(test.db)).toEqual([
      { lane: 'urgent', letters: 0, held: null, parked: null },
      { lane: 'bulk', letters: 2, held: 'a copy of a database', parked: null },
    ])
    await releaseLane(test.db, 'bulk')
    expect(await deliverRound(world.deps)).toMatchObject({ accepted: 2, parked: 0 })
  })

  it('held by a refusal of us: told once, and tried again when the operator restarts', async () => {
    const readers = await world.readers(300)
    await world.queue({ to: readers, lane: 'bulk' })
    standIn.options.verifiedDomains = ['other.example']
    expect(await deliverRound(world.deps)).toMatchObject({ accepted: 0, parked: 300 })
    expect(world.events.filter(({ event }) => event === 'lane-held')).toHaveLength(1)
    standIn.options.verifiedDomains = null
    expect(await deliverRound(world.deps)).toMatchObject({ accepted: 0, parked: 300 })
    const released = await releaseRefusedLanes(test.db)
    expect(released).toEqual([
      { lane: 'bulk', reason: expect.stringMatching(/^validation_error: .*not verified/) },
    ])
    expect(await releaseRefusedLanes(test.db)).toEqual([])
    expect(await deliverRound(world.deps)).toMatchObject({ accepted: 300, parked: 0 })
    expect(standIn.doubles()).toEqual([])
  })

  it('a restart releases neither what a person held nor what a quota parked', async () => {
    await world.queue({ to: await world.readers(2), lane: 'bulk' })
    await holdLane(test.db, { lane: 'bulk', reason: 'a copy of a database' })
    await parkLane(test.db, { lane: 'urgent', reason: 'daily_quota_exceeded', seconds: 3_600 })
    expect(await releaseRefusedLanes(test.db)).toEqual([])
    expect(await laneStandings(test.db)).toMatchObject([
      { lane: 'urgent', held: null, parked: { reason: 'daily_quota_exceeded' } },
      { lane: 'bulk', held: 'a copy of a database', parked: null },
    ])
  })
})

describe('late letters', () => {
  const slot = new Date('2026-05-19T07:00:00Z')
  const lateAt = new Date(slot.getTime() + 6 * 3_600_000)
  const inTime = fixedCalendar(slot)
  const tooLate = fixedCalendar(lateAt)

  it('are withdrawn by the calendar, whether waiting, held or in a resting batch', async () => {
    await world.queue({ to: await world.readers(2), lateAt })
    standIn.script(serverError())
    await deliverRound({ ...world.deps, calendar: inTime })
    expect(await world.batchStates()).toEqual({ open: 1 })
    await world.queue({ to: await world.readers(2), about: 'day 2', lateAt })
    await world.queue({ to: await world.readers(1), about: 'never late' })
    await holdLane(test.db, { lane: 'bulk', reason: 'paused' })
    const report = await deliverRound({ ...world.deps, calendar: tooLate })
    expect(report).toMatchObject({ withdrawn: 4, parked: 1 })
    expect(world.setAside.map((letter) => letter.reason)).toEqual(['late', 'late', 'late', 'late'])
    expect(standIn.taken).toEqual([])
  })

  it('unless the provider may have them', async () => {
    await world.queue({ to: await world.readers(2), lateAt })
    standIn.script({ fault: 'reset', taken: true })
    await deliverRound({ ...world.deps, calendar: inTime })
    const deps = { ...world.deps, calendar: tooLate }
    expect(await deliverRound(deps, { untilIdle: true })).toMatchObject({
      accepted: 2,
      withdrawn: 0,
    })
  })
})

describe('stopping', () => {
  it('waits for the call under way and freezes nothing more', async () => {
    await world.queue({ to: await world.readers(300) })
    const stop = new AbortController()
    const onStep = (step: DeliveryStep) => {
      if (step === 'begun') stop.abort()
    }
    const deps = { ...world.deps, onStep }
    const report = await deliverRound(deps, { untilIdle: true, signal: stop.signal })
    expect(report).toMatchObject({ accepted: 100, waiting: 200 })
    expect(await world.letterStates()).toEqual({ accepted: 100, waiting: 200 })
  })
})
