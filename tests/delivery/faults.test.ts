/** Every fault of the provider, through the real SDK against the stand-in: nobody gets a letter twice
 * and nobody loses one. */
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { deliverRound } from '../../src/delivery/deliver-round.ts'
import { releaseLane } from '../../src/delivery/lanes.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'
import {
  createDeliveryWorld,
  type DeliveryWorld,
  emptyDelivery,
  passTime,
  resendTransport,
} from '../support/delivery-world.ts'
import {
  concurrentKey,
  type Misbehaviour,
  quotaExceeded,
  rateLimited,
  serverError,
} from '../support/resend/faults.ts'
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

const taken = () => standIn.taken.map((mail) => mail.letterId).sort((a, b) => Number(a) - Number(b))
const keys = () => standIn.requests.map((request) => request.key)
const hour = 3_600_000

async function queueFive() {
  return world.queue({ to: await world.readers(5) })
}

describe('a clear day', () => {
  it('takes each letter once, records the ids and says so', async () => {
    const letters = await queueFive()
    const report = await deliverRound(world.deps)
    expect(report).toEqual({
      accepted: 5,
      waiting: 0,
      parked: 0,
      unknown: 0,
      failed: 0,
      withdrawn: 0,
    })
    expect(taken()).toEqual(letters)
    const rows = await test.db.query.letters.findMany({ orderBy: (l, { asc }) => asc(l.id) })
    expect(rows.map((row) => row.providerId)).toEqual(standIn.taken.map((mail) => mail.id))
    expect(standIn.taken[0]?.mail).toMatchObject({
      tags: [
        { name: 'letter', value: String(letters[0]) },
        { name: 'kind', value: 'digest' },
      ],
    })
  })

  it('sends at most 100 letters a call and nothing at all when nothing waits', async () => {
    await world.queue({ to: await world.readers(230) })
    await deliverRound(world.deps)
    expect(standIn.requests.map((request) => request.mails)).toEqual([100, 100, 30])
    await deliverRound(world.deps)
    expect(standIn.requests).toHaveLength(3)
  })
})

describe.each<[string, Misbehaviour]>([
  ['a reset before the provider took it', { fault: 'reset', taken: false }],
  ['a reset after the provider took it', { fault: 'reset', taken: true }],
  ['a timeout before the provider took it', { fault: 'hang', taken: false }],
  ['a timeout after the provider took it', { fault: 'hang', taken: true }],
  ['200 without JSON, not taken', { fault: 'garbage', taken: false }],
  ['200 without JSON, taken', { fault: 'garbage', taken: true }],
  ['a proxy answering with a body of its own', { fault: 'status', status: 502, text: 'null' }],
])('%s', (_, fault) => {
  beforeEach(async () => {
    const transport = resendTransport(standIn, { timeoutMs: 300 })
    world = await createDeliveryWorld(test.db, { transport })
  })

  it('is maybe taken, and repeated with the same key and bytes', async () => {
    const letters = await queueFive()
    standIn.script(fault)
    expect(await deliverRound(world.deps)).toMatchObject({ accepted: 0, waiting: 5 })
    expect(await world.batchStates()).toEqual({ 'maybe-taken': 1 })
    expect(await deliverRound(world.deps, { untilIdle: true })).toMatchObject({ accepted: 5 })
    expect(taken()).toEqual(letters)
    expect(new Set(keys()).size).toBe(1)
    expect(new Set(standIn.requests.map((request) => request.bodyHash)).size).toBe(1)
  })

  it('stays maybe taken through 429, 403, 409 and 5xx, and who leaves is not taken out', async () => {
    const readers = await world.readers(3)
    await world.queue({ to: readers })
    const early = { fault: 'status', status: 403, name: 'invalid_api_key' } as const
    standIn.script(fault, rateLimited(1), serverError(), concurrentKey, early)
    await deliverRound(world.deps)
    await world.leave(readers[0] as number)
    await deliverRound(world.deps, { untilIdle: true })
    expect(await world.batchStates()).toEqual({ 'maybe-taken': 1 })
    expect(await world.lane('bulk')).toMatchObject({ held: true })
    await releaseLane(test.db, 'bulk')
    await deliverRound(world.deps, { untilIdle: true })
    expect(taken()).toHaveLength(3)
    expect(new Set(keys()).size).toBe(1)
  })
})

describe('nobody answers', () => {
  it('tries for 23 h with one key, then says unknown and never sends it again', async () => {
    await queueFive()
    await standIn.close()
    await deliverRound(world.deps, { untilIdle: true })
    expect(await world.batchStates()).toEqual({ 'maybe-taken': 1 })
    await passTime(test.db, 22.9 * hour)
    expect(await deliverRound(world.deps)).toMatchObject({ waiting: 5, unknown: 0 })
    await passTime(test.db, 0.2 * hour)
    expect(await deliverRound(world.deps)).toMatchObject({ waiting: 0, unknown: 5 })
    expect(await world.letterStates()).toEqual({ unknown: 5 })
    expect(world.events).toContainEqual(expect.objectContaining({ event: 'batch-unknown' }))
    expect(world.setAside).toEqual([])
  })

  it('leaves most of a lane unfrozen, to be withdrawn when it is late', async () => {
    const lateAt = new Date(Date.now() + hour)
    await world.queue({ to: await world.readers(1_000), lateAt })
    await standIn.close()
    await deliverRound(world.deps)
    expect(await world.letterStates()).toEqual({ frozen: 300, waiting: 700 })
    const later = { fixed: true, now: async () => new Date(Date.now() + 2 * hour) }
    const report = await deliverRound({ ...world.deps, calendar: later })
    expect(report).toMatchObject({ withdrawn: 700, waiting: 300 })
    expect(world.setAside).toHaveLength(700)
  })
})

describe('429', () => {
  it('waits as long as Retry-After says, everybody does, and the key stays the same', async () => {
    await queueFive()
    standIn.script(rateLimited(7))
    expect(await deliverRound(world.deps)).toMatchObject({ accepted: 0, waiting: 5 })
    expect(await deliverRound(world.deps)).toMatchObject({ accepted: 0, waiting: 5 })
    expect(standIn.requests).toHaveLength(1)
    expect(await world.batchStates()).toEqual({ open: 1 })
    expect(await deliverRound(world.deps, { untilIdle: true })).toMatchObject({ accepted: 5 })
    const waited = world.waits.reduce((sum, ms) => sum + ms, 0)
    expect(waited).toBeGreaterThan(4_000)
    expect(waited).toBeLessThan(9_000)
    expect(new Set(keys()).size).toBe(1)
  })

  it('without Retry-After rests longer each time, and `tick` ends at last', async () => {
    await queueFive()
    standIn.misbehave(() => rateLimited())
    expect(await deliverRound(world.deps, { untilIdle: true })).toMatchObject({ waiting: 5 })
    expect(standIn.requests.length).toBeGreaterThan(5)
    expect(standIn.requests.length).toBeLessThan(12)
  })

  it('that keeps asking for one second is not believed for ever', async () => {
    await queueFive()
    standIn.misbehave(() => rateLimited(1))
    await deliverRound(world.deps, { untilIdle: true })
    expect(standIn.requests.length).toBeLessThan(15)
  })

  it.each(['daily', 'monthly'] as const)(
    '%s quota parks the lane and probes it each hour with one letter',
    async (which) => {
      await queueFive()
      standIn.script(quotaExceeded(which), quotaExceeded(which))
      expect(await deliverRound(world.deps, { untilIdle: true })).toMatchObject({ parked: 5 })
      expect(await world.letterStates()).toEqual({ waiting: 5 })
      expect(await deliverRound(world.deps)).toMatchObject({ parked: 5 })
      expect(standIn.requests).toHaveLength(1)
      await passTime(test.db, hour)
      await deliverRound(world.deps)
      await passTime(test.db, hour)
      expect(await deliverRound(world.deps)).toMatchObject({ accepted: 5, parked: 0 })
      expect(standIn.requests.map((request) => request.mails)).toEqual([5, 1, 1, 4])
      expect(await world.lane('bulk')).toMatchObject({ parkedUntil: null })
    },
  )

  it('quota after an unclear answer keeps the batch whole and its key', async () => {
    await queueFive()
    standIn.script({ fault: 'reset', taken: true }, quotaExceeded('daily'))
    await deliverRound(world.deps, { untilIdle: true })
    await passTime(test.db, hour)
    await deliverRound(world.deps, { untilIdle: true })
    expect(standIn.requests.map((request) => request.mails)).toEqual([5, 5, 5])
    expect(taken()).toHaveLength(5)
    expect(await world.letterStates()).toEqual({ accepted: 5 })
  })
})

describe('409', () => {
  it('concurrent: comes back with the same key', async () => {
    await queueFive()
    standIn.script(concurrentKey)
    expect(await deliverRound(world.deps, { untilIdle: true })).toMatchObject({ accepted: 5 })
    expect(new Set(keys()).size).toBe(1)
  })

  it('invalid_idempotent_request: unknown, never sent again', async () => {
    await queueFive()
    const message = 'The key was used with another payload.'
    const reused = { fault: 'status', status: 409, name: 'invalid_idempotent_request' } as const
    standIn.script({ ...reused, message })
    expect(await deliverRound(world.deps, { untilIdle: true })).toMatchObject({ unknown: 5 })
    expect(standIn.requests).toHaveLength(1)
    expect(await world.batchStates()).toEqual({ unknown: 1 })
  })
})

describe('422', () => {
  it('halves the batch down to the one bad letter and sends the rest', async () => {
    const readers = await world.readers(20)
    const bad = readers[13]
    await test.db.execute(
      sql`update subscribers set email = 'nobody@example.com' where id = ${bad}`,
    )
    const letters = await world.queue({ to: readers })
    const report = await deliverRound(world.deps)
    expect(report).toMatchObject({ accepted: 19, failed: 1, waiting: 0 })
    expect(taken()).toEqual(letters.filter((_, index) => index !== 13))
    expect(world.setAside).toEqual([
      expect.objectContaining({ letterId: letters[13], subscriberId: bad, state: 'failed' }),
    ])
    expect(new Set(keys()).size).toBe(standIn.requests.length)
  })

  it('after an unclear answer proves that nothing was taken', async () => {
    await queueFive()
    const refused = { fault: 'status', status: 422, name: 'validation_error' } as const
    standIn.script({ fault: 'reset', taken: false }, refused)
    expect(await deliverRound(world.deps, { untilIdle: true })).toMatchObject({ accepted: 5 })
    const sizes = standIn.requests.map((request) => request.mails)
    expect(sizes.sort()).toEqual([2, 3, 5, 5])
    expect(standIn.doubles()).toEqual([])
  })
})

describe('401 and 403', () => {
  it.each([
    ['a wrong key', () => ({ ...standIn, apiKey: 're_wrong' })],
    [
      'an unverified domain',
      () => {
        standIn.options.verifiedDomains = ['other.example']
        return standIn
      },
    ],
  ])('%s holds the lane, says why, and goes on after release', async (_, address) => {
    const readers = await world.readers(5)
    await world.queue({ to: readers })
    const wrong = { ...world.deps, transport: resendTransport(address()) }
    expect(await deliverRound(wrong, { untilIdle: true })).toMatchObject({ parked: 5 })
    expect((await world.lane('bulk'))?.heldReason).toMatch(/invalid_api_key|not verified/)
    expect(world.events).toContainEqual(expect.objectContaining({ event: 'lane-held' }))
    await world.leave(readers[0] as number)
    standIn.options.verifiedDomains = null
    expect(await deliverRound(world.deps)).toMatchObject({ parked: 5 })
    expect(standIn.requests).toHaveLength(1)
    expect(await releaseLane(test.db, 'bulk')).toBe(true)
    expect(await deliverRound(world.deps)).toMatchObject({ accepted: 4, withdrawn: 1 })
  })
})

describe('5xx', () => {
  it('rests and repeats; who leaves meanwhile is taken out', async () => {
    const readers = await world.readers(5)
    const letters = await world.queue({ to: readers })
    standIn.script(serverError(503))
    await deliverRound(world.deps)
    await world.leave(readers[2] as number)
    const report = await deliverRound(world.deps, { untilIdle: true })
    expect(report).toMatchObject({ accepted: 4, withdrawn: 1, waiting: 0 })
    expect(taken()).toEqual(letters.filter((_, index) => index !== 2))
    expect(new Set(keys()).size).toBe(2)
  })

  it('bursts end well', async () => {
    await world.queue({ to: await world.readers(250) })
    standIn.script(...Array.from({ length: 6 }, () => serverError(502)))
    expect(await deliverRound(world.deps, { untilIdle: true })).toMatchObject({ accepted: 250 })
    expect(standIn.doubles()).toEqual([])
  })
})

describe('200 with fewer ids than letters', () => {
  it('is accepted, ids not recorded', async () => {
    await queueFive()
    standIn.script({ fault: 'fewer-ids' })
    expect(await deliverRound(world.deps)).toMatchObject({ accepted: 5 })
    const rows = await test.db.query.letters.findMany()
    expect(rows.map((row) => row.providerId)).toEqual([null, null, null, null, null])
  })
})
