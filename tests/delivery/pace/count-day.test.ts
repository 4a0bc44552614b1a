import { sql } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { deliverRound } from '../../../src/delivery/deliver-round.ts'
import type { DeliveryDeps, DeliveryStep } from '../../../src/delivery/deps.ts'
import { freezeBatch } from '../../../src/delivery/freeze-batch.ts'
import { releaseRefusedLanes } from '../../../src/delivery/lanes.ts'
import { sendDays } from '../../../src/storage/schema/pace.ts'
import type { TestDatabase } from '../../support/database.ts'
import { deliveryScene } from '../../support/delivery-scene.ts'
import { type DeliveryWorld, passTime } from '../../support/delivery-world.ts'
import { type Misbehaviour, quotaExceeded, serverError } from '../../support/resend/faults.ts'
import type { ResendStandIn } from '../../support/resend-stand-in.ts'

let test: TestDatabase
let standIn: ResendStandIn
let world: DeliveryWorld

const scene = deliveryScene()
beforeEach(() => {
  ;({ test, standIn, world } = scene)
})

const capped = (dailyCap: number, more: Partial<DeliveryDeps> = {}): DeliveryDeps => ({
  ...world.deps,
  limits: { dailyCap, warmUp: false, domain: 'lab.example' },
  ...more,
})

const warming = (domain = 'lab.example', dailyCap: number | null = null): DeliveryDeps => ({
  ...world.deps,
  limits: { dailyCap, warmUp: true, domain },
})

const counted = async () => {
  const rows = await test.db.select().from(sendDays)
  return rows.reduce((sum, { urgent, bulk }) => sum + urgent + bulk, 0)
}

/** Everything that was sent today was sent yesterday. */
const turnDay = async () => {
  await test.db.execute(sql`update send_days set day = day - 1`)
  await test.db.execute(sql`
    update lanes set parked_until = clock_timestamp() - interval '1 second'
    where parked_by = 'cap'`)
}

const addressees = () => standIn.taken.map(({ letterId }) => letterId)

describe('letters a day', () => {
  it('a batch is cut to what is left, then the lane waits for the day to turn', async () => {
    await world.queue({ to: await world.readers(300) })
    expect(await deliverRound(capped(200))).toMatchObject({ accepted: 180, parked: 120 })
    expect(standIn.requests.map(({ mails }) => mails)).toEqual([100, 80])
    const reason = 'DAILY_CAP: 200 letters a day'
    expect(world.events).toEqual([{ event: 'lane-capped', lane: 'bulk', reason }])
    expect(await deliverRound(capped(200))).toMatchObject({ accepted: 0, parked: 120 })
    expect(world.events).toHaveLength(1)
    const { parkedUntil } = (await world.lane('bulk')) ?? {}
    expect(parkedUntil?.toISOString()).toMatch(/T(00:00:00|23:59)/)
    await turnDay()
    expect(await deliverRound(capped(200))).toMatchObject({ accepted: 120, parked: 0 })
    expect(await world.lane('bulk')).toMatchObject({ parkedUntil: null, parkedBy: null })
  })

  it('keeps a tenth for confirmations, which may use all of it', async () => {
    const readers = await world.readers(300)
    await world.queue({ to: readers })
    await deliverRound(capped(200))
    await world.queue({ to: readers.slice(0, 25), lane: 'urgent' })
    expect(await deliverRound(capped(200))).toMatchObject({ accepted: 20, parked: 125 })
    expect(world.events.map(({ event }) => event)).toEqual(['lane-capped', 'lane-capped'])
    expect(standIn.taken).toHaveLength(200)
  })

  it('counts what was or may have been taken, and nothing that surely was not', async () => {
    await world.queue({ to: await world.readers(50) })
    standIn.script(serverError(), { fault: 'reset', taken: false })
    await deliverRound(capped(1_000))
    expect(await counted()).toBe(0)
    await passTime(test.db, 5_000)
    await deliverRound(capped(1_000))
    expect(await counted()).toBe(50)
    await deliverRound(capped(1_000), { untilIdle: true })
    expect(standIn.taken).toHaveLength(50)
    expect(await counted()).toBe(50)
    const [bad] = await world.readers(1)
    await test.db.execute(sql`
      update subscribers set email = 'someone@example.com' where id = ${bad}`)
    await world.queue({ to: [bad as number, ...(await world.readers(9))], about: 'day 2' })
    await deliverRound(capped(1_000))
    expect(await world.letterStates()).toEqual({ accepted: 59, failed: 1 })
    expect(await counted()).toBe(59)
  })

  it.each(['begun', 'answered'] satisfies DeliveryStep[])(
    'counts once what a process killed after %s may have sent',
    async (step) => {
      await world.queue({ to: await world.readers(150) })
      const dying = capped(100, {
        onStep: (at) => {
          if (at === step) throw new Error('killed')
        },
      })
      await expect(deliverRound(dying)).rejects.toThrow('killed')
      expect(await counted()).toBe(90)
      await passTime(test.db, 31_000)
      expect(await deliverRound(capped(100))).toMatchObject({ accepted: 90, parked: 60 })
      expect(await counted()).toBe(90)
      expect(standIn.doubles()).toEqual([])
    },
  )

  it('a batch that waited over midnight counts on the day it goes', async () => {
    await world.queue({ to: await world.readers(60) })
    standIn.script({ fault: 'reset', taken: false })
    await deliverRound(capped(100))
    await turnDay()
    await passTime(test.db, 5_000)
    await world.queue({ to: await world.readers(60), about: 'day 2' })
    expect(await deliverRound(capped(100))).toMatchObject({ accepted: 90, parked: 30 })
    expect(await counted()).toBe(60 + 90)
  })

  it('many workers together keep to it exactly', async () => {
    await world.queue({ to: await world.readers(700) })
    const rounds = [1, 2, 3].map(() => deliverRound(capped(555, { inFlight: 4 })))
    await Promise.all(rounds)
    expect(standIn.taken).toHaveLength(499)
    expect(await counted()).toBe(499)
  })

  it('those who were cut off go first the next day', async () => {
    const readers = await world.readers(150)
    const got: number[] = []
    for (const about of ['day 1', 'day 2', 'day 3']) {
      const letters = await world.queue({ to: readers, about })
      standIn.taken.length = 0
      await deliverRound(capped(100))
      const taken = new Set(addressees())
      letters.forEach((letter, i) => {
        if (taken.has(letter)) got[i] = (got[i] ?? 0) + 1
      })
      await test.db.execute(sql`update letters set state = 'withdrawn' where state = 'waiting'`)
      await turnDay()
    }
    expect([...new Set(got)].sort()).toEqual([1, 2])
    expect(got.reduce((sum, n) => sum + n, 0)).toBe(270)
  })

  it('whose turn it is stands for ten minutes; then who came meanwhile and waited longer', async () => {
    const readers = await world.readers(150)
    await world.queue({ to: readers, about: 'day 1' })
    await deliverRound(world.deps)
    await turnDay()
    standIn.taken.length = 0
    await world.queue({ to: readers, about: 'day 2' })
    const oneBatch = async () => {
      const stop = new AbortController()
      const onStep = (at: DeliveryStep) => {
        if (at === 'answered') stop.abort()
      }
      const transport = { ...world.deps.transport, batchLimit: 10 }
      await deliverRound(capped(100, { onStep, transport }), { signal: stop.signal })
      return new Set(addressees().slice(-10))
    }
    await oneBatch()
    const fresh = await world.queue({ to: await world.readers(5), about: 'day 2' })
    const before = await oneBatch()
    expect(fresh.filter((letter) => before.has(letter))).toEqual([])
    await passTime(test.db, 11 * 60_000)
    const after = await oneBatch()
    expect(fresh.filter((letter) => after.has(letter))).toEqual(fresh)
    expect(standIn.taken).toHaveLength(30)
  })

  it('a batch holds those whose turn it is, however many places it has', async () => {
    const letters = await world.queue({ to: await world.readers(150) })
    const deps = capped(100)
    const first = await freezeBatch(deps, {
      lane: 'bulk',
      owner: 'one',
      now: new Date(),
      limit: 80,
    })
    expect(first.batch?.letters.map(({ id }) => id)).toEqual(letters.slice(0, 80))
    const second = await freezeBatch(deps, { lane: 'bulk', owner: 'two', now: new Date() })
    expect(second.batch?.letters.map(({ id }) => id)).toEqual(letters.slice(80, 90))
  })

  /** The last batch of the day fails while another instance finds the day used up. */
  const failWhileParking = async (fault: Misbehaviour) => {
    standIn.script(fault)
    let parked = false
    const onStep = async (at: DeliveryStep) => {
      if (at !== 'begun' || parked) return
      parked = true
      await deliverRound(capped(100))
    }
    await deliverRound(capped(100, { onStep }))
    expect(await world.lane('bulk')).toMatchObject({ parkedBy: 'cap' })
    await passTime(test.db, 5_000)
    const until = sql`clock_timestamp() + interval '20 hours'`
    await test.db.execute(sql`update lanes set parked_until = ${until}`)
  }

  it.each([
    ['the provider had none of it', serverError(), 'open'],
    ['it may be taken', { fault: 'reset', taken: false }, 'maybe-taken'],
  ] as const)('a batch that failed while the day was used up: %s', async (_, fault, state) => {
    await world.queue({ to: await world.readers(150) })
    await failWhileParking(fault)
    expect(await world.batchStates()).toEqual({ [state]: 1 })
    expect(await deliverRound(capped(100))).toMatchObject({ accepted: 90, parked: 60 })
    expect(await counted()).toBe(90)
    expect(standIn.doubles()).toEqual([])
  })

  it('places that come free are used on the same day', async () => {
    const readers = await world.readers(150)
    await world.queue({ to: readers })
    await failWhileParking(serverError())
    await world.leave(readers[0] as number)
    await deliverRound(capped(100))
    expect(await deliverRound(capped(100))).toMatchObject({ parked: 59 })
    expect(await counted()).toBe(90)
  })

  it('a raised cap counts from the next start', async () => {
    await world.queue({ to: await world.readers(150) })
    await deliverRound(capped(100))
    expect(await releaseRefusedLanes(test.db)).toEqual([])
    expect(await deliverRound(capped(200))).toMatchObject({ accepted: 60, parked: 0 })
  })
})

describe('warming up', () => {
  it('150 on the first day, 250 on the second day of sending, idle days between or not', async () => {
    await world.queue({ to: await world.readers(1_000) })
    expect(await deliverRound(warming())).toMatchObject({ accepted: 135 })
    expect(world.events).toMatchObject([
      { event: 'lane-capped', reason: 'warm-up of lab.example: 150 letters on day 1' },
    ])
    await turnDay()
    await turnDay()
    expect(await deliverRound(warming())).toMatchObject({ accepted: 225 })
    await turnDay()
    expect(await deliverRound(warming('lab.example', 100))).toMatchObject({ accepted: 90 })
  })

  it('another sender domain begins anew; after seven days there is no limit', async () => {
    await world.queue({ to: await world.readers(1_000) })
    await deliverRound(warming())
    await turnDay()
    expect(await deliverRound(warming('new.example'))).toMatchObject({ accepted: 135 })
    const days = Array.from({ length: 7 }, (_, i) => i + 2)
    for (const day of days) {
      await test.db.insert(sendDays).values({
        transport: 'resend',
        domain: 'old.example',
        day: new Date(Date.now() - day * 86_400_000).toISOString().slice(0, 10),
        bulk: 1,
      })
    }
    await releaseRefusedLanes(test.db)
    expect(await deliverRound(warming('old.example'))).toMatchObject({ accepted: 730 })
  })
})

describe('a quota of the provider', () => {
  it.each(['daily', 'monthly'] as const)('%s: parks and asks with one letter', async (which) => {
    await world.queue({ to: await world.readers(300) })
    standIn.misbehave(() => quotaExceeded(which))
    await deliverRound(world.deps)
    expect(standIn.requests.map(({ mails }) => mails)).toEqual([100])
    await passTime(test.db, 3_601_000)
    await Promise.all([1, 2, 3].map(() => deliverRound({ ...world.deps, inFlight: 4 })))
    expect(standIn.requests.map(({ mails }) => mails)).toEqual([100, 1])
    await deliverRound(world.deps)
    expect(standIn.requests).toHaveLength(2)
    standIn.misbehave(null)
    await passTime(test.db, 3_601_000)
    expect(await deliverRound(world.deps)).toMatchObject({ accepted: 300 })
    expect(standIn.requests.map(({ mails }) => mails)).toEqual([100, 1, 1, 100, 100, 99])
  })

  it('is one for both lanes: what one has learned, the other asks for at once', async () => {
    const readers = await world.readers(3)
    await world.queue({ to: readers })
    await world.queue({ to: readers, lane: 'urgent' })
    standIn.script(quotaExceeded('daily'), quotaExceeded('daily'))
    await deliverRound(world.deps)
    await test.db.execute(sql`
      update lanes set parked_until = clock_timestamp() where name = 'urgent'`)
    expect(await deliverRound(world.deps)).toMatchObject({ accepted: 6 })
  })

  it('runs out when our own cap is used up: the lane waits for the day to turn, and the round ends', async () => {
    const readers = await world.readers(200)
    await world.queue({ to: readers })
    standIn.script({ fault: 'none' }, quotaExceeded('daily'))
    await deliverRound(capped(200))
    await world.queue({ to: readers.slice(0, 100), lane: 'urgent' })
    await deliverRound(capped(200))
    expect(await counted()).toBe(200)
    await passTime(test.db, 3_601_000)
    const stop = new AbortController()
    const sleep = async () => {
      if (world.waits.push(0) > 20) stop.abort()
    }
    const report = await deliverRound(capped(200, { sleep }), { signal: stop.signal })
    expect(stop.signal.aborted).toBe(false)
    expect(report).toMatchObject({ accepted: 0, parked: 100 })
    expect(await world.lane('bulk')).toMatchObject({ parkedBy: 'cap' })
    await turnDay()
    expect(await deliverRound(capped(200))).toMatchObject({ accepted: 100, parked: 0 })
  })

  it('a probe that finds nobody to write to is not lost', async () => {
    const readers = await world.readers(5)
    await world.queue({ to: readers })
    standIn.script(quotaExceeded('daily'))
    await deliverRound(world.deps)
    for (const reader of readers.slice(0, 3)) await world.leave(reader)
    await passTime(test.db, 3_601_000)
    expect(await deliverRound(world.deps)).toMatchObject({ withdrawn: 3, accepted: 2 })
  })
})
