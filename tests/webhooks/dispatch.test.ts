/** Calls to endpoints: signed, made once each, repeated when they fail, and never to a private place. */
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { findAlarms } from '../../src/app/alarms/find-alarms.ts'
import { holdLane, releaseLane } from '../../src/delivery/lanes.ts'
import { createKeyRing } from '../../src/lib/key-ring.ts'
import { webhookCalls, webhookEndpoints } from '../../src/storage/schema/webhooks.ts'
import { type DispatchDeps, dispatchCalls } from '../../src/webhooks/dispatch-calls.ts'
import {
  addEndpoint,
  changeEndpoint,
  removeEndpoint,
  rotateSecret,
} from '../../src/webhooks/endpoints.ts'
import { pruneCalls } from '../../src/webhooks/prune-calls.ts'
import { queueEvents } from '../../src/webhooks/queue-events.ts'
import { replayCalls } from '../../src/webhooks/replay-calls.ts'
import { retryDelay } from '../../src/webhooks/retry-delay.ts'
import { testEndpoint } from '../../src/webhooks/test-endpoint.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'
import { type HookReceiver, isSignedBy, startHookReceiver } from '../support/hook-receiver.ts'

const keys = createKeyRing('the secret of these tests, long enough')
const idle = new AbortController().signal
const at = new Date('2026-05-19T08:00:00Z')
const seen = { transport: 'outbox', dailyCap: null, expected: { readers: 0, digests: 0 } }

let test: TestDatabase
let receiver: HookReceiver
beforeAll(async () => {
  test = await openTestDatabase()
})
afterAll(() => test?.close())
beforeEach(async () => {
  await test.db.delete(webhookEndpoints)
  receiver = await startHookReceiver()
  return () => receiver.close()
})

const deps = (given: Partial<DispatchDeps> = {}): DispatchDeps => ({
  ...{ db: test.db, keys, fetch: receiver.fetch, userAgent: 'Paperboy/test', random: () => 0 },
  ...given,
})
const dispatch = (given: Partial<DispatchDeps> = {}) => dispatchCalls(deps(given), idle)
const add = (path = '') => addEndpoint({ db: test.db, keys }, { url: `${receiver.url}${path}` })
const queue = (...dates: string[]) =>
  test.db.transaction((tx) =>
    queueEvents(
      tx,
      dates.map((date) => ({
        ...{ type: 'edition.published' as const, about: null, at },
        data: { series: 'daily', date, papers: 3 },
      })),
    ),
  )
const calls = () => test.db.select().from(webhookCalls).orderBy(webhookCalls.id)
/** Time passes for the database: what rests is due. */
const passTime = (seconds: number) =>
  test.db
    .update(webhookCalls)
    .set({ nextAt: sql`${webhookCalls.nextAt} - make_interval(secs => ${seconds}::float8)` })
const secondsToNext = async (): Promise<number> => {
  const [row] = await test.db.execute<{ seconds: number }>(
    sql`select extract(epoch from next_at - clock_timestamp())::float8 as seconds from webhook_calls`,
  )
  return row?.seconds ?? 0
}

describe('a call', () => {
  it('holds type, timestamp and data, signed as Standard Webhooks say', async () => {
    const { secret } = await add()
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
    await queue('2026-05-19')
    expect(await dispatch()).toEqual({ arrived: 1, failed: 0 })
    const [call] = receiver.heard
    if (!call) throw new Error('nothing was heard')
    expect(call.path).toBe('POST /paperboy')
    expect(call.type).toBe('application/json')
    expect(call.id).toMatch(/^msg_[0-9a-f]{32}$/)
    expect(Math.abs(call.timestamp - Date.now() / 1000)).toBeLessThan(60)
    expect(call.body).toEqual({
      type: 'edition.published',
      timestamp: '2026-05-19T08:00:00.000Z',
      data: { series: 'daily', date: '2026-05-19', papers: 3 },
    })
    expect(isSignedBy(call, secret)).toBe(true)
    const forged = { ...call, raw: call.raw.replace('daily', 'other') }
    expect(isSignedBy(forged, secret)).toBe(false)
    expect(await dispatch()).toEqual({ arrived: 0, failed: 0 })
  })

  it('goes to each endpoint that asked for it, under a secret of its own', async () => {
    const one = await add('/one')
    const two = await add('/two')
    const input = { url: `${receiver.url}/other`, events: ['subscriber.left'] }
    await addEndpoint({ db: test.db, keys }, input)
    await queue('2026-05-19')
    await dispatch()
    expect(receiver.heard.map(({ path }) => path).sort()).toEqual([
      'POST /paperboy/one',
      'POST /paperboy/two',
    ])
    for (const call of receiver.heard) {
      const [own, other] = call.path.endsWith('/one') ? [one, two] : [two, one]
      expect([isSignedBy(call, own.secret), isSignedBy(call, other.secret)]).toEqual([true, false])
    }
  })

  it('is signed by both secrets for a day after a rotation, unless the old one leaked', async () => {
    const { endpoint, secret: old } = await add()
    const { id } = endpoint
    const { secret } = await rotateSecret({ db: test.db, keys }, { id })
    await queue('2026-05-19')
    await dispatch()
    const [during] = receiver.heard
    if (!during) throw new Error('nothing was heard')
    expect([isSignedBy(during, secret), isSignedBy(during, old)]).toEqual([true, true])
    await test.db
      .update(webhookEndpoints)
      .set({ formerUntil: sql`${webhookEndpoints.formerUntil} - interval '25 hours'` })
    await queue('2026-05-20')
    await dispatch()
    const after = receiver.heard[1]
    if (!after) throw new Error('nothing was heard')
    expect([isSignedBy(after, secret), isSignedBy(after, old)]).toEqual([true, false])
    const leaked = await rotateSecret({ db: test.db, keys }, { id, leaked: true })
    await queue('2026-05-21')
    await dispatch()
    const last = receiver.heard[2]
    if (!last) throw new Error('nothing was heard')
    expect([isSignedBy(last, leaked.secret), isSignedBy(last, secret)]).toEqual([true, false])
  })

  it('of a transaction that is rolled back is never made', async () => {
    await add()
    const broken = test.db.transaction(async (tx) => {
      const data = { series: 'daily', date: '2026-05-19', papers: 1 }
      await queueEvents(tx, [{ type: 'edition.published', data, about: null, at }])
      throw new Error('something else failed')
    })
    await expect(broken).rejects.toThrow('something else failed')
    expect(await calls()).toEqual([])
  })
})

describe('a call that does not arrive', () => {
  it('is repeated by the table, under the same id, and given up after it', async () => {
    await add()
    await queue('2026-05-19')
    receiver.behave((answer) => void answer.writeHead(500).end())
    const rests: number[] = []
    for (let n = 1; n <= 10; n += 1) {
      expect(await dispatch()).toEqual({ arrived: 0, failed: 1 })
      if (n < 10) rests.push(Math.round(await secondsToNext()))
      expect(await dispatch()).toEqual({ arrived: 0, failed: 0 })
      await passTime(90_000)
    }
    const table = [5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400]
    for (const [i, rest] of rests.entries())
      expect(Math.abs(rest - (table[i] ?? 0))).toBeLessThan(5)
    expect(await dispatch()).toEqual({ arrived: 0, failed: 0 })
    expect(new Set(receiver.heard.map(({ id }) => id)).size).toBe(1)
    expect(receiver.heard).toHaveLength(10)
    expect(await calls()).toMatchObject([{ state: 'failed', attempts: 10, lastFault: 'HTTP 500' }])
  })

  it('given up is made again when somebody says so, from the beginning and under its id', async () => {
    const { endpoint } = await add()
    await queue('2026-05-19', '2026-05-20')
    await dispatch()
    await test.db.update(webhookCalls).set({ state: 'failed', attempts: 10 }).where(sql`id % 2 = 0`)
    const replay = (since?: Date) =>
      test.db.transaction((tx) => replayCalls(tx, { id: endpoint.id, since }))
    expect(await replay()).toBe(1)
    expect(await dispatch()).toEqual({ arrived: 1, failed: 0 })
    const [first, second, again] = receiver.heard
    expect([first?.id, second?.id]).toContain(again?.id)
    expect((await calls()).map(({ state, attempts }) => [state, attempts])).toEqual([
      ['arrived', 1],
      ['arrived', 1],
    ])
    // What a receiver lost.
    expect(await replay(new Date(at.getTime() + 1))).toBe(0)
    expect(await replay(at)).toBe(2)
    expect(await dispatch()).toEqual({ arrived: 2, failed: 0 })
    await expect(
      test.db.transaction((tx) => replayCalls(tx, { id: 99_999 })),
    ).rejects.toMatchObject({ code: 'not-found' })
  })

  it('rests up to a tenth longer, so that what failed together does not come together', () => {
    expect(retryDelay(1, 0)).toBe(5)
    expect(retryDelay(2, 0.5)).toBeCloseTo(315)
    expect(retryDelay(9, 0.999)).toBeLessThan(86_400 * 1.1)
    expect(retryDelay(10, 0)).toBeNull()
  })

  it('rests as long as it is asked to', async () => {
    await add()
    await queue('2026-05-19')
    receiver.behave((answer) => void answer.writeHead(429, { 'retry-after': '3600' }).end())
    await dispatch()
    expect(Math.abs((await secondsToNext()) - 3_600)).toBeLessThan(5)
  })

  it('is not led elsewhere by a redirect', async () => {
    await add()
    await queue('2026-05-19')
    receiver.behave((answer) => void answer.writeHead(307, { location: 'http://10.0.0.1/' }).end())
    expect(await dispatch()).toEqual({ arrived: 0, failed: 1 })
    expect(receiver.heard).toHaveLength(1)
    expect(await calls()).toMatchObject([{ lastFault: 'HTTP 307' }])
  })

  it('for no answer in time is repeated', async () => {
    await add()
    await queue('2026-05-19')
    receiver.behave(() => undefined)
    expect(await dispatch({ timeoutMs: 50 })).toEqual({ arrived: 0, failed: 1 })
    expect(await calls()).toMatchObject([{ state: 'waiting', lastFault: 'no answer in time' }])
    receiver.behave((answer) => void answer.writeHead(200).end())
    await passTime(6)
    expect(await dispatch()).toEqual({ arrived: 1, failed: 0 })
  })

  it('a name server that never answers is waited for no longer', async () => {
    await add()
    await queue('2026-05-19')
    const fetch = receiver.fetchBy(() => new Promise(() => {}))
    expect(await dispatch({ fetch, timeoutMs: 50 })).toEqual({ arrived: 0, failed: 1 })
  })

  it('an answer without end is not read', async () => {
    await add()
    await queue('2026-05-19')
    let written = 0
    receiver.behave((answer) => {
      answer.writeHead(200)
      const more = () => {
        while (!answer.destroyed && written < 500_000_000) {
          written += 65_536
          if (!answer.write(Buffer.alloc(65_536))) return
        }
      }
      answer.on('drain', more)
      more()
    })
    expect(await dispatch()).toEqual({ arrived: 1, failed: 0 })
    expect(written).toBeLessThan(100_000_000)
  })
})

describe('a backlog', () => {
  const days = (count: number) => Array.from({ length: count }, (_, n) => `2026-05-${n}`)
  /** After the first call; each call takes a second of the given clock. */
  const meanwhile = (happens: () => Promise<unknown>) => {
    let seconds = 0
    receiver.behave((answer, nth) => {
      seconds += 1
      void (nth === 1 ? happens() : Promise.resolve()).then(() => answer.writeHead(204).end())
    })
    return () => seconds * 1_000
  }

  it('of one endpoint lets others be called between, and is worked off all the same', async () => {
    await add('/one')
    await queue(...days(60))
    const clock = meanwhile(async () => {
      await add('/two')
      await queue('2026-06-01')
    })
    expect(await dispatch({ clock })).toEqual({ arrived: 62, failed: 0 })
    const paths = receiver.heard.map(({ path }) => path)
    const second = paths.indexOf('POST /paperboy/two')
    expect(second).toBeGreaterThan(0)
    expect(second).toBeLessThan(20)
  })

  it('ends with its turn where somebody says stop', async () => {
    await add()
    await queue(...days(60))
    const stop = new AbortController()
    const clock = meanwhile(async () => stop.abort())
    await dispatchCalls(deps({ clock }), stop.signal)
    expect(receiver.heard.length).toBeLessThan(10)
  })

  it('goes to the address and under the secret that the endpoint has now', async () => {
    const { endpoint, secret: old } = await add('/old')
    const { id } = endpoint
    await queue(...days(20))
    let secret = ''
    const clock = meanwhile(async () => {
      await changeEndpoint(test.db, { id, url: `${receiver.url}/new` })
      secret = (await rotateSecret({ db: test.db, keys }, { id, leaked: true })).secret
    })
    expect(await dispatch({ clock })).toEqual({ arrived: 20, failed: 0 })
    for (const [nth, call] of receiver.heard.entries()) {
      // Those under way with the first.
      if (nth < 5) continue
      expect(call.path).toBe('POST /paperboy/new')
      expect([isSignedBy(call, secret), isSignedBy(call, old)]).toEqual([true, false])
    }
  })

  it('under a key that another instance made meanwhile is signed by that key', async () => {
    const { endpoint } = await add()
    await queue(...days(10))
    let known = 1
    const latest = createKeyRing('the secret of these tests, long enough', 2)
    const ring = {
      get version() {
        return known
      },
      mac(purpose: string, version: number, data: string) {
        if (version > known) throw new Error('not known yet')
        return latest.mac(purpose, version, data)
      },
      async refresh() {
        if (receiver.heard.length > 0) known = 2
      },
    }
    const clock = meanwhile(() => rotateSecret({ db: test.db, keys: latest }, { id: endpoint.id }))
    expect(await dispatch({ clock, keys: ring })).toEqual({ arrived: 10, failed: 0 })
  })

  it.each([
    ['paused', (id: number) => changeEndpoint(test.db, { id, state: 'paused' })],
    ['removed', (id: number) => removeEndpoint(test.db, id)],
  ] as const)('of an endpoint that was %s ends', async (_name, change) => {
    const { endpoint } = await add()
    await queue(...days(20))
    const clock = meanwhile(() => change(endpoint.id))
    await dispatch({ clock })
    expect(receiver.heard).toHaveLength(5)
  })
})

describe('a place that is not public', () => {
  it.each([
    'https://127.0.0.1/x',
    'https://localhost/x',
    'https://[::1]/x',
    'https://10.1.2.3/x',
    'https://169.254.169.254/latest/meta-data',
    'https://[::ffff:10.0.0.1]/x',
    'http://hooks.example/x',
    'https://user:secret@hooks.example/x',
    'ftp://hooks.example/x',
    'nonsense',
  ])('%s is not taken', async (url) => {
    await expect(addEndpoint({ db: test.db, keys }, { url })).rejects.toMatchObject({
      code: 'bad-input',
    })
  })

  it('behind a name is not called, though the name led elsewhere before', async () => {
    await add()
    await queue('2026-05-19')
    const asked: string[] = []
    const fetch = receiver.fetchBy(async (host) => {
      asked.push(host)
      return [
        { address: '93.184.216.34', family: 4 },
        { address: '10.0.0.7', family: 4 },
      ]
    })
    expect(await dispatch({ fetch })).toEqual({ arrived: 0, failed: 1 })
    expect(asked).toEqual(['hooks.example'])
    const [call] = await calls()
    expect(call?.lastFault).toContain('not public')
    expect(receiver.heard).toEqual([])
  })
})

describe('instances', () => {
  it('share the calls and make each once', async () => {
    await add()
    await queue(...Array.from({ length: 40 }, (_, n) => `2026-05-${n}`))
    const done = await Promise.all([dispatch(), dispatch(), dispatch()])
    expect(done.reduce((sum, { arrived }) => sum + arrived, 0)).toBe(40)
    expect(receiver.heard).toHaveLength(40)
    expect(new Set(receiver.heard.map(({ id }) => id)).size).toBe(40)
  })

  it('one that dies between the call and its record leaves it to the next, with the same id', async () => {
    await add()
    await queue('2026-05-19')
    const death = new Error('killed')
    const dying = deps({
      fetch: async (url, init) => {
        await receiver.fetch(url, init)
        throw Object.assign(death, { code: 'SIGKILL' })
      },
    })
    // What it would have recorded is lost with it.
    const db = new Proxy(test.db, {
      get: (target, name) =>
        name === 'transaction' ? () => Promise.reject(death) : Reflect.get(target, name),
    })
    await expect(dispatchCalls({ ...dying, db }, idle)).rejects.toThrow('killed')
    expect(await dispatch()).toEqual({ arrived: 0, failed: 0 })
    await passTime(61)
    expect(await dispatch()).toEqual({ arrived: 1, failed: 0 })
    const ids = receiver.heard.map(({ id }) => id)
    expect(ids).toHaveLength(2)
    expect(ids[0]).toBe(ids[1])
  })

  it('told to stop, breaks a call off and counts no fault', async () => {
    const { endpoint } = await add()
    await queue('2026-05-19')
    const stop = new AbortController()
    receiver.behave(() => stop.abort())
    await dispatchCalls(deps(), stop.signal)
    const [row] = await test.db
      .select()
      .from(webhookEndpoints)
      .where(eq(webhookEndpoints.id, endpoint.id))
    expect(row?.failingSince).toBeNull()
  })

  it('a copy of the database calls nobody until it is let go on', async () => {
    await add()
    await queue('2026-05-19')
    await holdLane(test.db, { lane: 'bulk', reason: 'a copy', by: 'copy' })
    expect(await dispatch()).toEqual({ arrived: 0, failed: 0 })
    await releaseLane(test.db, 'bulk')
    expect(await dispatch()).toEqual({ arrived: 1, failed: 0 })
  })

  it('nor does one of a database whose mail a person had paused before', async () => {
    await add()
    await queue('2026-05-19')
    for (const lane of ['urgent', 'bulk'] as const) {
      await holdLane(test.db, { lane, reason: 'before the move' })
      await holdLane(test.db, { lane, reason: 'a copy', by: 'copy' })
    }
    expect(await dispatch()).toEqual({ arrived: 0, failed: 0 })
    for (const lane of ['urgent', 'bulk'] as const) await releaseLane(test.db, lane)
    expect(await dispatch()).toEqual({ arrived: 1, failed: 0 })
  })
})

describe('an endpoint', () => {
  const standing = () => test.db.select().from(webhookEndpoints)

  it('that is gone is called no more, until a person says so', async () => {
    const { endpoint } = await add()
    await queue('2026-05-19', '2026-05-20')
    receiver.behave((answer) => void answer.writeHead(410).end())
    await dispatch()
    expect(await standing()).toMatchObject([{ state: 'paused', pausedBy: 'gone' }])
    await passTime(90_000)
    expect(await dispatch()).toEqual({ arrived: 0, failed: 0 })
    const [alarm] = await findAlarms(test.db, seen)
    expect(alarm).toMatchObject({ key: `webhook:${endpoint.id}`, severity: 'error' })
    expect(JSON.stringify(alarm)).toContain('hooks.example')
    expect(JSON.stringify(alarm)).not.toContain('/paperboy')
    await changeEndpoint(test.db, { id: endpoint.id, state: 'active' })
    expect(await findAlarms(test.db, seen)).toEqual([])
  })

  it('at which nothing arrives for days is paused, with an alarm from the first day', async () => {
    await add()
    await queue('2026-05-19')
    receiver.behave((answer) => void answer.writeHead(503).end())
    await dispatch()
    const since = (hours: number) =>
      test.db
        .update(webhookEndpoints)
        .set({ failingSince: sql`clock_timestamp() - make_interval(hours => ${hours})` })
    await since(25)
    expect(await findAlarms(test.db, seen)).toMatchObject([{ severity: 'warning' }])
    await passTime(6)
    await dispatch()
    expect(await standing()).toMatchObject([{ state: 'active' }])
    await since(121)
    await passTime(400)
    const told: unknown[] = []
    await dispatch({ tell: (news) => told.push(news) })
    expect(await standing()).toMatchObject([{ state: 'paused', pausedBy: 'failing' }])
    expect(told).toMatchObject([{ host: 'hooks.example', pausedBy: 'failing', fault: 'HTTP 503' }])
  })

  it('a call that arrives ends the count', async () => {
    await add()
    await queue('2026-05-19')
    receiver.behave((answer, nth) => void answer.writeHead(nth === 1 ? 500 : 200).end())
    await dispatch()
    expect((await standing())[0]?.failingSince).not.toBeNull()
    await passTime(6)
    await dispatch()
    expect(await standing()).toMatchObject([{ failingSince: null, lastFault: null }])
  })

  it('paused by hand is told of nothing that happens meanwhile', async () => {
    const { endpoint } = await add()
    await queue('2026-05-19')
    await changeEndpoint(test.db, { id: endpoint.id, state: 'paused' })
    await queue('2026-05-20')
    expect(await dispatch()).toEqual({ arrived: 0, failed: 0 })
    await changeEndpoint(test.db, { id: endpoint.id, state: 'active' })
    await dispatch()
    expect(receiver.heard.map(({ body }) => body.data.date)).toEqual(['2026-05-19'])
  })

  it('is tried by hand without a trace, and goes with its calls', async () => {
    const { endpoint, secret } = await add()
    const { id } = endpoint
    expect(await testEndpoint(deps(), { id, signal: idle })).toEqual({ fault: null, status: 204 })
    const [call] = receiver.heard
    expect(call?.body.type).toBe('webhook.test')
    expect(call && isSignedBy(call, secret)).toBe(true)
    expect(await calls()).toEqual([])
    await queue('2026-05-19')
    await removeEndpoint(test.db, id)
    expect(await calls()).toEqual([])
    await expect(removeEndpoint(test.db, id)).rejects.toMatchObject({ code: 'not-found' })
  })

  it('its old calls are let go of', async () => {
    await add()
    await queue('2026-05-19', '2026-05-20')
    const [first] = await calls()
    await test.db
      .update(webhookCalls)
      .set({ createdAt: sql`clock_timestamp() - interval '91 days'` })
      .where(eq(webhookCalls.id, first?.id ?? 0))
    expect(await pruneCalls({ db: test.db }, { letterDays: 90 })).toEqual({ calls: 1 })
    expect(await calls()).toHaveLength(1)
  })
})
