/** Every fault of the provider, through the real SDK against the stand-in: nobody gets a letter twice
 * and nobody loses one. */
import { sql } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { deliverRound } from '../../src/delivery/deliver-round.ts'
import { releaseLane } from '../../src/delivery/lanes.ts'
import { callsOf, deliveryScene, expectTakenOnce } from '../support/delivery-scene.ts'
import { createDeliveryWorld, passTime, resendTransport } from '../support/delivery-world.ts'
import {
  concurrentKey,
  invalidMail,
  type Misbehaviour,
  quotaExceeded,
  rateLimited,
  serverError,
  wrongKey,
} from '../support/resend/faults.ts'
import { startResendStandIn } from '../support/resend-stand-in.ts'

const scene = deliveryScene()

const taken = () =>
  scene.standIn.taken.map((mail) => mail.letterId).sort((a, b) => Number(a) - Number(b))
const keys = () => scene.standIn.requests.map((request) => request.key)
const hour = 3_600_000

async function queueFive() {
  return scene.world.queue({ to: await scene.world.readers(5) })
}

describe('a clear day', () => {
  it('takes each letter once, records the ids and says so', async () => {
    const letters = await queueFive()
    const report = await deliverRound(scene.world.deps)
    expect(report).toEqual({
      accepted: 5,
      waiting: 0,
      parked: 0,
      unknown: 0,
      failed: 0,
      withdrawn: 0,
    })
    expect(taken()).toEqual(letters)
    const rows = await scene.test.db.query.letters.findMany({ orderBy: (l, { asc }) => asc(l.id) })
    expect(rows.map((row) => row.providerId)).toEqual(scene.standIn.taken.map((mail) => mail.id))
    expect(scene.standIn.taken[0]?.mail).toMatchObject({
      tags: [
        { name: 'letter', value: String(letters[0]) },
        { name: 'kind', value: 'digest' },
      ],
    })
  })

  it('sends at most 100 letters a call and nothing at all when nothing waits', async () => {
    await scene.world.queue({ to: await scene.world.readers(230) })
    await deliverRound(scene.world.deps)
    expect(scene.standIn.requests.map((request) => request.mails)).toEqual([100, 100, 30])
    await deliverRound(scene.world.deps)
    expect(scene.standIn.requests).toHaveLength(3)
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
  [
    'a gateway that gave up waiting (504), not taken',
    { fault: 'gateway', status: 504, taken: false },
  ],
  ['a gateway that lost the answer (502), taken', { fault: 'gateway', status: 502, taken: true }],
  ['a page in place of a 503, taken', { fault: 'gateway', status: 503, taken: true }],
])('%s', (_, fault) => {
  beforeEach(async () => {
    const transport = resendTransport(scene.standIn, { timeoutMs: 300 })
    scene.world = await createDeliveryWorld(scene.test.db, { transport })
  })

  it('is maybe taken, and repeated with the same key and bytes', async () => {
    const letters = await queueFive()
    scene.standIn.script(fault)
    expect(await deliverRound(scene.world.deps)).toMatchObject({ accepted: 0, waiting: 5 })
    expect(await scene.world.batchStates()).toEqual({ 'maybe-taken': 1 })
    expect(await deliverRound(scene.world.deps, { untilIdle: true })).toMatchObject({ accepted: 5 })
    expect(taken()).toEqual(letters)
    expect(new Set(keys()).size).toBe(1)
    expect(new Set(scene.standIn.requests.map((request) => request.bodyHash)).size).toBe(1)
  })

  it('stays maybe taken through 429, 403, 409 and 5xx, and who leaves is not taken out', async () => {
    const readers = await scene.world.readers(3)
    await scene.world.queue({ to: readers })
    const early = { fault: 'status', status: 403, name: 'invalid_api_key' } as const
    scene.standIn.script(fault, rateLimited(1), serverError(), concurrentKey, early)
    await deliverRound(scene.world.deps)
    await scene.world.leave(readers[0] as number)
    await deliverRound(scene.world.deps, { untilIdle: true })
    expect(await scene.world.batchStates()).toEqual({ 'maybe-taken': 1 })
    expect(await scene.world.lane('bulk')).toMatchObject({ held: true })
    await releaseLane(scene.test.db, 'bulk')
    await deliverRound(scene.world.deps, { untilIdle: true })
    expect(taken()).toHaveLength(3)
    expect(new Set(keys()).size).toBe(1)
  })
})

describe('connection refused', () => {
  it('is maybe taken, and goes on with the same key when somebody listens again', async () => {
    const letters = await queueFive()
    const port = Number(new URL(scene.standIn.url).port)
    await scene.standIn.close()
    expect(await deliverRound(scene.world.deps)).toMatchObject({ accepted: 0, waiting: 5 })
    const [refused] = await scene.world.openBatches()
    expect(refused).toMatchObject({ state: 'maybe-taken', attempts: 1 })
    const back = await startResendStandIn({ port })
    try {
      const report = await deliverRound(scene.world.deps, { untilIdle: true })
      expect(report).toMatchObject({ accepted: 5, waiting: 0, unknown: 0 })
      expect(back.requests.map(({ key }) => key)).toEqual([refused?.id])
      expectTakenOnce({ ...scene, standIn: back }, letters)
    } finally {
      await back.close()
    }
  })
})

describe('an unclear answer followed by', () => {
  const lost = { fault: 'reset', taken: true } as const

  it('429: rests as long as Retry-After says, then the same key tells', async () => {
    const letters = await queueFive()
    scene.standIn.script(lost, rateLimited(7))
    await deliverRound(scene.world.deps, { untilIdle: true })
    expectTakenOnce(scene, letters)
    expect(callsOf(scene)).toEqual({ sizes: [5, 5, 5], keys: 1, bodies: 1 })
    expect(scene.world.waits.reduce((sum, ms) => sum + ms, 0)).toBeGreaterThan(7_000)
    expect(await scene.world.letterStates()).toEqual({ accepted: 5 })
  })

  it('403: the lane is held and the doubt stays, until a person mends the key', async () => {
    const letters = await queueFive()
    scene.standIn.script(lost, wrongKey)
    await deliverRound(scene.world.deps, { untilIdle: true })
    expect(await scene.world.lane('bulk')).toMatchObject({ held: true })
    expect(await scene.world.batchStates()).toEqual({ 'maybe-taken': 1 })
    await releaseLane(scene.test.db, 'bulk')
    await deliverRound(scene.world.deps, { untilIdle: true })
    expectTakenOnce(scene, letters)
    expect(callsOf(scene)).toEqual({ sizes: [5, 5, 5], keys: 1, bodies: 1 })
  })

  it('403 for 23 h: unknown, counted as mailed, never sent again', async () => {
    const letters = await queueFive()
    scene.standIn.script(lost, wrongKey)
    await deliverRound(scene.world.deps, { untilIdle: true })
    await passTime(scene.test.db, 23.1 * hour)
    await releaseLane(scene.test.db, 'bulk')
    expect(await deliverRound(scene.world.deps)).toMatchObject({ unknown: 5, waiting: 0 })
    expectTakenOnce(scene, letters)
    expect(callsOf(scene).sizes).toEqual([5, 5])
    expect(scene.world.setAside).toEqual([])
  })

  it('422: proves that nothing was taken, so it is halved under new keys', async () => {
    const letters = await queueFive()
    scene.standIn.script({ fault: 'reset', taken: false }, invalidMail)
    expect(await deliverRound(scene.world.deps, { untilIdle: true })).toMatchObject({ accepted: 5 })
    expectTakenOnce(scene, letters)
    expect(callsOf(scene).sizes.sort()).toEqual([2, 3, 5, 5])
    expect(callsOf(scene).keys).toBe(3)
  })

  it.each([
    ['422 by a page that is not the provider’s', { fault: 'gateway', status: 422, taken: false }],
    ['413', { fault: 'status', status: 413, name: 'payload_too_large' }],
  ] as [string, Misbehaviour][])('%s: proves nothing and changes nothing', async (_, no) => {
    const letters = await queueFive()
    scene.standIn.script(lost, no)
    await deliverRound(scene.world.deps, { untilIdle: true })
    expectTakenOnce(scene, letters)
    expect(callsOf(scene)).toEqual({ sizes: [5, 5, 5], keys: 1, bodies: 1 })
  })
})

describe('nobody answers', () => {
  it('tries for 23 h with one key, then says unknown and never sends it again', async () => {
    await queueFive()
    await scene.standIn.close()
    await deliverRound(scene.world.deps, { untilIdle: true })
    expect(await scene.world.batchStates()).toEqual({ 'maybe-taken': 1 })
    await passTime(scene.test.db, 22.9 * hour)
    expect(await deliverRound(scene.world.deps)).toMatchObject({ waiting: 5, unknown: 0 })
    await passTime(scene.test.db, 0.2 * hour)
    expect(await deliverRound(scene.world.deps)).toMatchObject({ waiting: 0, unknown: 5 })
    expect(await scene.world.letterStates()).toEqual({ unknown: 5 })
    expect(scene.world.events).toContainEqual(expect.objectContaining({ event: 'batch-unknown' }))
    expect(scene.world.setAside).toEqual([])
  })

  it('leaves most of a lane unfrozen, to be withdrawn when it is late', async () => {
    const lateAt = new Date(Date.now() + hour)
    await scene.world.queue({ to: await scene.world.readers(1_000), lateAt })
    await scene.standIn.close()
    await deliverRound(scene.world.deps)
    expect(await scene.world.letterStates()).toEqual({ frozen: 300, waiting: 700 })
    const later = { fixed: true, now: async () => new Date(Date.now() + 2 * hour) }
    const report = await deliverRound({ ...scene.world.deps, calendar: later })
    expect(report).toMatchObject({ withdrawn: 700, waiting: 300 })
    expect(scene.world.setAside).toHaveLength(700)
  })
})

describe('429', () => {
  it('waits as long as Retry-After says, everybody does, and the key stays the same', async () => {
    await queueFive()
    scene.standIn.script(rateLimited(7))
    expect(await deliverRound(scene.world.deps)).toMatchObject({ accepted: 0, waiting: 5 })
    expect(await deliverRound(scene.world.deps)).toMatchObject({ accepted: 0, waiting: 5 })
    expect(scene.standIn.requests).toHaveLength(1)
    expect(await scene.world.batchStates()).toEqual({ open: 1 })
    expect(await deliverRound(scene.world.deps, { untilIdle: true })).toMatchObject({ accepted: 5 })
    const waited = scene.world.waits.reduce((sum, ms) => sum + ms, 0)
    expect(waited).toBeGreaterThan(4_000)
    expect(waited).toBeLessThan(9_000)
    expect(new Set(keys()).size).toBe(1)
  })

  it('without Retry-After rests longer each time, and `tick` ends at last', async () => {
    await queueFive()
    scene.standIn.misbehave(() => rateLimited())
    expect(await deliverRound(scene.world.deps, { untilIdle: true })).toMatchObject({ waiting: 5 })
    expect(scene.standIn.requests.length).toBeGreaterThan(5)
    expect(scene.standIn.requests.length).toBeLessThan(12)
  })

  it('that keeps asking for one second is not believed for ever', async () => {
    await queueFive()
    scene.standIn.misbehave(() => rateLimited(1))
    await deliverRound(scene.world.deps, { untilIdle: true })
    expect(scene.standIn.requests.length).toBeLessThan(15)
  })

  it.each(['daily', 'monthly'] as const)(
    '%s quota parks the lane and probes it each hour with one letter',
    async (which) => {
      await queueFive()
      scene.standIn.script(quotaExceeded(which), quotaExceeded(which))
      expect(await deliverRound(scene.world.deps, { untilIdle: true })).toMatchObject({ parked: 5 })
      expect(await scene.world.letterStates()).toEqual({ waiting: 5 })
      expect(await deliverRound(scene.world.deps)).toMatchObject({ parked: 5 })
      expect(scene.standIn.requests).toHaveLength(1)
      await passTime(scene.test.db, hour)
      await deliverRound(scene.world.deps)
      await passTime(scene.test.db, hour)
      expect(await deliverRound(scene.world.deps)).toMatchObject({ accepted: 5, parked: 0 })
      expect(scene.standIn.requests.map((request) => request.mails)).toEqual([5, 1, 1, 4])
      expect(await scene.world.lane('bulk')).toMatchObject({ parkedUntil: null })
    },
  )

  it('quota after an unclear answer keeps the batch whole and its key', async () => {
    await queueFive()
    scene.standIn.script({ fault: 'reset', taken: true }, quotaExceeded('daily'))
    await deliverRound(scene.world.deps, { untilIdle: true })
    await passTime(scene.test.db, hour)
    await deliverRound(scene.world.deps, { untilIdle: true })
    expect(scene.standIn.requests.map((request) => request.mails)).toEqual([5, 5, 5])
    expect(taken()).toHaveLength(5)
    expect(await scene.world.letterStates()).toEqual({ accepted: 5 })
  })
})

describe('409', () => {
  it('concurrent: comes back with the same key', async () => {
    await queueFive()
    scene.standIn.script(concurrentKey)
    expect(await deliverRound(scene.world.deps, { untilIdle: true })).toMatchObject({ accepted: 5 })
    expect(new Set(keys()).size).toBe(1)
  })

  it('concurrent: a call with the key is under way, so who leaves is not taken out', async () => {
    const readers = await scene.world.readers(3)
    const letters = await scene.world.queue({ to: readers })
    const { transport } = scene.world.deps
    scene.standIn.script({ fault: 'none' }, concurrentKey)
    // What stands in between sends the call twice, and passes on the answer to the second.
    const twice = async (batch: Parameters<typeof transport.send>[0]) => {
      await transport.send(batch)
      return transport.send(batch)
    }
    await deliverRound({ ...scene.world.deps, transport: { ...transport, send: twice } })
    expect(await scene.world.batchStates()).toEqual({ 'maybe-taken': 1 })
    await scene.world.leave(readers[0] as number)
    await deliverRound(scene.world.deps, { untilIdle: true })
    expectTakenOnce(scene, letters)
    expect(callsOf(scene)).toEqual({ sizes: [3, 3, 3], keys: 1, bodies: 1 })
  })

  it('invalid_idempotent_request: unknown, never sent again', async () => {
    await queueFive()
    const message = 'The key was used with another payload.'
    const reused = { fault: 'status', status: 409, name: 'invalid_idempotent_request' } as const
    scene.standIn.script({ ...reused, message })
    expect(await deliverRound(scene.world.deps, { untilIdle: true })).toMatchObject({ unknown: 5 })
    expect(scene.standIn.requests).toHaveLength(1)
    expect(await scene.world.batchStates()).toEqual({ unknown: 1 })
  })
})

describe('422', () => {
  it.each([
    ['cut within a character', `x${'😀'.repeat(400)}`],
    ['of half a character', 'no \ud83d here'],
    ['with a NUL', 'no \0 here'],
  ])('in words %s fails the letter alone', async (_, message) => {
    const letters = await scene.world.queue({ to: await scene.world.readers(1) })
    scene.standIn.script({ fault: 'status', status: 422, name: 'validation_error', message })
    expect(await deliverRound(scene.world.deps)).toMatchObject({ failed: 1, waiting: 0 })
    expect(scene.world.setAside).toMatchObject([{ letterId: letters[0], state: 'failed' }])
  })

  it('halves the batch down to the one bad letter and sends the rest', async () => {
    const readers = await scene.world.readers(20)
    const bad = readers[13]
    await scene.test.db.execute(
      sql`update subscribers set email = 'nobody@example.com' where id = ${bad}`,
    )
    const letters = await scene.world.queue({ to: readers })
    const report = await deliverRound(scene.world.deps)
    expect(report).toMatchObject({ accepted: 19, failed: 1, waiting: 0 })
    expect(taken()).toEqual(letters.filter((_, index) => index !== 13))
    expect(scene.world.setAside).toEqual([
      expect.objectContaining({ letterId: letters[13], subscriberId: bad, state: 'failed' }),
    ])
    expect(new Set(keys()).size).toBe(scene.standIn.requests.length)
  })
})

describe('401 and 403', () => {
  it.each([
    ['a wrong key', () => ({ ...scene.standIn, apiKey: 're_wrong' })],
    [
      'an unverified domain',
      () => {
        scene.standIn.options.verifiedDomains = ['other.example']
        return scene.standIn
      },
    ],
  ])('%s holds the lane, says why, and goes on after release', async (_, address) => {
    const readers = await scene.world.readers(5)
    await scene.world.queue({ to: readers })
    const wrong = { ...scene.world.deps, transport: resendTransport(address()) }
    expect(await deliverRound(wrong, { untilIdle: true })).toMatchObject({ parked: 5 })
    expect((await scene.world.lane('bulk'))?.heldReason).toMatch(/invalid_api_key|not verified/)
    expect(scene.world.events).toContainEqual(expect.objectContaining({ event: 'lane-held' }))
    await scene.world.leave(readers[0] as number)
    scene.standIn.options.verifiedDomains = null
    expect(await deliverRound(scene.world.deps)).toMatchObject({ parked: 5 })
    expect(scene.standIn.requests).toHaveLength(1)
    expect(await releaseLane(scene.test.db, 'bulk')).toBe(true)
    expect(await deliverRound(scene.world.deps)).toMatchObject({ accepted: 4, withdrawn: 1 })
  })
})

describe('5xx', () => {
  it('rests and repeats; who leaves meanwhile is taken out', async () => {
    const readers = await scene.world.readers(5)
    const letters = await scene.world.queue({ to: readers })
    scene.standIn.script(serverError(503))
    await deliverRound(scene.world.deps)
    await scene.world.leave(readers[2] as number)
    const report = await deliverRound(scene.world.deps, { untilIdle: true })
    expect(report).toMatchObject({ accepted: 4, withdrawn: 1, waiting: 0 })
    expect(taken()).toEqual(letters.filter((_, index) => index !== 2))
    expect(new Set(keys()).size).toBe(2)
  })

  it('bursts of the provider and of its gateway end well', async () => {
    const letters = await scene.world.queue({ to: await scene.world.readers(250) })
    const gateway = { fault: 'gateway', status: 502, taken: true } as const
    const burst = [serverError(503), gateway, serverError(500)]
    scene.standIn.script(...burst, ...burst, ...burst)
    const report = await deliverRound(scene.world.deps, { untilIdle: true })
    expect(report).toMatchObject({ accepted: 250, unknown: 0 })
    expectTakenOnce(scene, letters)
  })

  it('502 of a gateway may hide that it was taken: who leaves then breaks up no batch', async () => {
    const readers = await scene.world.readers(5)
    const letters = await scene.world.queue({ to: readers })
    scene.standIn.script({ fault: 'gateway', status: 502, taken: true })
    await deliverRound(scene.world.deps)
    await scene.world.leave(readers[2] as number)
    await deliverRound(scene.world.deps, { untilIdle: true })
    expectTakenOnce(scene, letters)
    expect(callsOf(scene)).toEqual({ sizes: [5, 5], keys: 1, bodies: 1 })
  })

  it('for a day, then a doubt: the age of the key counts from the doubt', async () => {
    const letters = await queueFive()
    scene.standIn.script(serverError(503))
    await deliverRound(scene.world.deps)
    await passTime(scene.test.db, 30 * hour)
    scene.standIn.script({ fault: 'reset', taken: true })
    const report = await deliverRound(scene.world.deps, { untilIdle: true })
    expect(report).toMatchObject({ accepted: 5, unknown: 0 })
    expectTakenOnce(scene, letters)
  })
})

describe('200 with fewer ids than letters', () => {
  it('is accepted, ids not recorded', async () => {
    await queueFive()
    scene.standIn.script({ fault: 'fewer-ids' })
    expect(await deliverRound(scene.world.deps)).toMatchObject({ accepted: 5 })
    const rows = await scene.test.db.query.letters.findMany()
    expect(rows.map((row) => row.providerId)).toEqual([null, null, null, null, null])
  })
})
