/** Two instances, one database, one host that counts: time is what the test says it is. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createPoliteHttp, type PoliteHttp } from '../../src/lib/polite-http.ts'
import { connectToPostgres } from '../../src/storage/connect.ts'
import type { Db } from '../../src/storage/database.ts'
import { createSharedTurns } from '../../src/storage/shared-turns.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'

let test: TestDatabase
/** The second instance's own connections, where there can be any. */
let other: { db: Db; end: (seconds: number) => Promise<void> }
let server: Server
const seen: Array<{ path: string; at: number; underWay: number }> = []
let underWay = 0
let answerWith: { status: number; retryAfter?: number } = { status: 200 }
const clock = { at: Date.parse('2026-09-24T05:00:00Z') }

beforeAll(async () => {
  test = await openTestDatabase()
  other = test.url ? connectToPostgres(test.url, 2) : { db: test.db, end: async () => undefined }
  server = createServer((request, response) => {
    underWay += 1
    seen.push({ path: request.url ?? '', at: clock.at, underWay })
    // Every request lasts 2 s of the test's time.
    setImmediate(() => {
      clock.at += 2000
      underWay -= 1
      if (answerWith.retryAfter) response.setHeader('retry-after', answerWith.retryAfter)
      response.writeHead(answerWith.status).end('x')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterAll(async () => {
  server.closeAllConnections()
  server.close()
  await other.end(5)
  await test.close()
})
beforeEach(async () => {
  await test.db.execute(sql`truncate source_turns`)
  seen.length = 0
  answerWith = { status: 200 }
})

const arxiv = { name: 'arxiv.org', spacingMs: 3000 }
const now = () => sql`${new Date(clock.at).toISOString()}::timestamptz`
const address = (path: string) =>
  `http://127.0.0.1:${(server.address() as AddressInfo).port}/${path}`

function instance(db: Db): PoliteHttp {
  return createPoliteHttp({
    userAgent: 'Paperboy/test',
    shared: createSharedTurns({ db, now }),
    // Whoever waits lets time pass for everybody; a turn of the loop lets the others ask.
    wait: async (ms) => {
      clock.at += Math.min(ms, 500)
      await new Promise((resolve) => setImmediate(resolve))
    },
  })
}

describe('turns of a deployment', () => {
  it('two instances ask one after the other, 3 s after the last answer', async () => {
    const [one, two] = [instance(test.db), instance(other.db)]
    const queue = arxiv
    await Promise.all([
      ...[1, 2, 3, 4].map((n) => one.get(address(`one-${n}`), { queue })),
      ...[1, 2, 3, 4].map((n) => two.get(address(`two-${n}`), { queue })),
    ])
    expect(seen).toHaveLength(8)
    expect(Math.max(...seen.map((request) => request.underWay))).toBe(1)
    const gaps = seen.slice(1).map(({ at }, i) => at - (seen[i]?.at ?? 0))
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(5000)
  })

  it('what one was told to rest, the other rests too', async () => {
    const [one, two] = [instance(test.db), instance(other.db)]
    const busy = { reason: 'busy' }
    answerWith = { status: 429, retryAfter: 1200 }
    await expect(one.get(address('a'), { queue: arxiv })).rejects.toMatchObject(busy)
    answerWith = { status: 200 }
    clock.at += 1_100_000
    await expect(two.get(address('b'), { queue: arxiv })).rejects.toMatchObject(busy)
    await expect(two.get(address('b'), { queue: arxiv })).rejects.toMatchObject({
      worthWaitingMs: expect.any(Number),
    })
    expect(seen).toHaveLength(1)
    clock.at += 100_001
    expect(await two.get(address('c'), { queue: arxiv })).toMatchObject({ text: 'x' })
  })

  it('who waited for its turn while another was told to rest does not ask', async () => {
    answerWith = { status: 429, retryAfter: 1200 }
    const asks = [instance(test.db), instance(other.db)].map((http, n) =>
      http.get(address(`${n}`), { queue: arxiv }),
    )
    const settled = await Promise.allSettled(asks)
    for (const ask of settled) expect(ask).toMatchObject({ reason: { reason: 'busy' } })
    expect(seen).toHaveLength(1)
  })

  it('a killed holder blocks nobody for longer than its lease', async () => {
    const turns = createSharedTurns({ db: test.db, now })
    await turns.take(arxiv, async () => undefined)
    const killedAt = clock.at
    await instance(other.db).get(address('after'), { queue: arxiv })
    expect((seen[0]?.at ?? 0) - killedAt).toBeGreaterThanOrEqual(30_000)
    expect((seen[0]?.at ?? 0) - killedAt).toBeLessThan(32_000)
  })

  it('other hosts do not wait', async () => {
    const turns = createSharedTurns({ db: test.db, now })
    await turns.take(arxiv, async () => undefined)
    const before = clock.at
    await instance(other.db).get(address('hf'), { queue: { name: 'hf', spacingMs: 1000 } })
    expect(seen[0]?.at).toBe(before)
  })
})
