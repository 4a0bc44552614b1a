/** From the outbox to real mail: a key alone holds both lanes, live counts and lets out, and no other
 * hold ends with it. */
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createIdentityKeeper } from '../../src/app/copies/identity-keeper.ts'
import { admitTransport } from '../../src/app/going-live.ts'
import { goLive } from '../../src/app/operate/go-live.ts'
import { pauseLanes } from '../../src/app/operate/pause-lanes.ts'
import { resumeLanes } from '../../src/app/operate/resume-lanes.ts'
import { type Config, loadConfig } from '../../src/config.ts'
import { deliverRound } from '../../src/delivery/deliver-round.ts'
import { holdLane } from '../../src/delivery/lanes.ts'
import { createOutboxTransport } from '../../src/delivery/transports/outbox.ts'
import { databaseCalendar } from '../../src/storage/calendar.ts'
import { installation } from '../../src/storage/schema/operations.ts'
import { subscribers } from '../../src/storage/schema/subscribers.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'
import { createDeliveryWorld, emptyDelivery, resendTransport } from '../support/delivery-world.ts'
import { type ResendStandIn, startResendStandIn } from '../support/resend-stand-in.ts'

let test: TestDatabase
let resend: ResendStandIn

beforeAll(async () => {
  test = await openTestDatabase()
  resend = await startResendStandIn()
})
afterAll(async () => {
  await resend?.close()
  await test?.close()
})
beforeEach(async () => {
  await emptyDelivery(test.db)
  await test.db.delete(installation)
  resend.taken.length = 0
})

const outbox = loadConfig({})
const withKey = (more: Record<string, string> = {}): Config =>
  loadConfig({
    RESEND_API_KEY: resend.apiKey,
    RESEND_BASE_URL: resend.url,
    MAIL_FROM: 'Paperboy <digest@lab.example>',
    POSTAL_ADDRESS: '1 Lab Road',
    DEFAULT_TIMEZONE: 'Asia/Seoul',
    ...more,
  })

const held = async () => {
  const rows = await test.db.query.lanes.findMany({ orderBy: (lane, { asc }) => asc(lane.name) })
  return rows.flatMap(({ name, held: is, heldBy }) => (is ? [`${name} ${heldBy}`] : []))
}
const waits = ['bulk not-live', 'urgent not-live']
const live = (config: Config, yes = false) => goLive({ db: test.db, config }, { yes })
const resume = (config: Config) => resumeLanes({ db: test.db, config }, { lane: null, yes: true })

describe('a key that appears', () => {
  it('holds both lanes until live, at every start, and no longer', async () => {
    expect(await admitTransport(test.db, outbox.mail)).toBe('live')
    for (let start = 0; start < 2; start++) {
      expect(await admitTransport(test.db, withKey().mail)).toBe('waits')
      expect(await held()).toEqual(waits)
    }
    expect(await live(withKey())).toMatchObject({ standing: 'waits' })
    expect(await held()).toEqual(waits)
    expect(await live(withKey(), true)).toMatchObject({ standing: 'released' })
    expect(await held()).toEqual([])
    expect(await admitTransport(test.db, withKey().mail)).toBe('live')
    expect(await live(withKey(), true)).toMatchObject({ standing: 'was-live' })
  })

  it('and goes again, or is asked for by MAIL_TRANSPORT, waits for nothing', async () => {
    await admitTransport(test.db, outbox.mail)
    await admitTransport(test.db, withKey().mail)
    expect(await admitTransport(test.db, outbox.mail)).toBe('live')
    expect(await held()).toEqual([])
    await admitTransport(test.db, withKey().mail)
    expect(await admitTransport(test.db, withKey({ MAIL_TRANSPORT: 'resend' }).mail)).toBe('live')
    expect(await held()).toEqual([])
  })

  it('of an installation that never used the outbox is no switch', async () => {
    expect(await admitTransport(test.db, withKey().mail)).toBe('live')
    expect(await held()).toEqual([])
  })

  it('sends nothing of before, and what waits since goes once after live', async () => {
    const before = await createDeliveryWorld(test.db, {
      transport: createOutboxTransport({ db: test.db }),
    })
    const readers = await before.readers(3)
    await admitTransport(test.db, outbox.mail)
    await before.queue({ to: readers, about: 'before' })
    await deliverRound(before.deps)
    await admitTransport(test.db, withKey().mail)
    const world = await createDeliveryWorld(test.db, { transport: resendTransport(resend) })
    const since = await world.queue({ to: readers.slice(1), about: 'since' })
    await deliverRound(world.deps)
    expect(resend.taken).toEqual([])
    expect(await live(withKey())).toMatchObject({
      outboxLetters: 3,
      lanes: [
        { lane: 'urgent', letters: 0 },
        { lane: 'bulk', letters: 2 },
      ],
    })
    await live(withKey(), true)
    await deliverRound(world.deps)
    expect(resend.taken.map(({ letterId }) => letterId)).toEqual(since)
  })
})

describe('live', () => {
  it('counts readers by the hour their digests fall due, the overdue ones now', async () => {
    const world = await createDeliveryWorld(test.db, { transport: resendTransport(resend) })
    const [overdue = 0, early = 0, same = 0, later = 0] = await world.readers(5)
    const due = async (id: number, at: string) =>
      test.db
        .update(subscribers)
        .set({ nextDueAt: new Date(at) })
        .where(eq(subscribers.id, id))
    await due(overdue, '2020-01-01T07:00:00Z')
    await due(early, '2099-05-19T07:00:00Z')
    await due(same, '2099-05-19T07:30:00Z')
    await due(later, '2099-05-20T07:00:00Z')
    const { readers, times, timezone } = await live(withKey())
    expect({ readers, timezone }).toEqual({ readers: 4, timezone: 'Asia/Seoul' })
    expect(times.map((hour) => hour.readers)).toEqual([1, 2, 1])
    expect(times.slice(1).map(({ at }) => at)).toEqual([
      '2099-05-19T07:00:00.000Z',
      '2099-05-20T07:00:00.000Z',
    ])
    expect(Date.parse(times[0]?.at ?? '')).toBeGreaterThan(Date.now() - 2 * 3_600_000)
  })

  it('says what is missing while mail goes to the outbox', async () => {
    await expect(live(outbox, true)).rejects.toMatchObject({
      code: 'conflict',
      help: expect.stringContaining('RESEND_API_KEY'),
    })
  })
})

describe('other holds', () => {
  it('outlast live, and resume leaves what waits for live', async () => {
    await admitTransport(test.db, outbox.mail)
    await pauseLanes(test.db, { lane: 'bulk', reason: 'moving' })
    await admitTransport(test.db, withKey().mail)
    expect(await held()).toEqual(['bulk person', 'urgent not-live'])
    expect(await resume(withKey())).toMatchObject({ waitsForLive: true })
    expect(await held()).toEqual(waits)
    await pauseLanes(test.db, { lane: null, reason: 'moving' })
    await live(withKey(), true)
    expect(await held()).toEqual([])
    await holdLane(test.db, { lane: 'bulk', reason: 'bounces', by: 'breaker' })
    await live(withKey(), true)
    expect(await held()).toEqual(['bulk breaker'])
    const { lanes } = await resume(withKey())
    expect(lanes).toMatchObject([{ released: false }, { released: true, held: { by: 'breaker' } }])
  })

  it('of a copy outlast live, and come before it', async () => {
    await admitTransport(test.db, outbox.mail)
    await admitTransport(test.db, withKey().mail)
    const keeper = createIdentityKeeper({ db: test.db, dataDir: null, lateLimitHours: 6 })
    await keeper.declare(databaseCalendar)
    expect(await held()).toEqual(['bulk copy', 'urgent copy'])
    await live(withKey(), true)
    expect(await held()).toEqual(['bulk copy', 'urgent copy'])
    expect(await resume(withKey())).toMatchObject({ waitsForLive: false })
    expect(await held()).toEqual([])
    expect(await test.db.execute(sql`select key from installation where key = 'copy'`)).toEqual([])
  })
})
