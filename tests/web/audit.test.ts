/** A change of an operator and its line in the log: both or neither, whoever makes it. */
import { eq, sql } from 'drizzle-orm'
import type { Hono } from 'hono'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { subscribers } from '../../src/storage/schema/subscribers.ts'
import { webhookCalls } from '../../src/storage/schema/webhooks.ts'
import { addEndpoint } from '../../src/webhooks/endpoints.ts'
import { addSignup, addSubscriber } from '../support/digest-world.ts'
import { fromPeer, openWeb, post, stranger } from './support.ts'

const token = 'a-token-of-the-operator'
const bearer = { authorization: `Bearer ${token}` }

let web: Awaited<ReturnType<typeof openWeb>>
let app: Hono
let ids: { reader: number; pending: number; webhook: number }
beforeAll(async () => {
  web = await openWeb({ adminToken: token })
  app = web.app
  const reader = await addSubscriber(web.db, { state: 'confirmed' })
  const { subscriberId: pending } = await addSignup(web.db)
  const { endpoint } = await addEndpoint(web, { url: 'https://hooks.lab.example/in' })
  await web.db.insert(webhookCalls).values({
    ...{ endpointId: endpoint.id, type: 'webhook.test', data: {}, at: new Date() },
    state: 'failed',
  })
  ids = { reader, pending, webhook: endpoint.id }
})
afterAll(() => web?.close())

const api = (method: string, path: string, body?: unknown) => {
  const headers = { ...bearer, 'content-type': 'application/json', accept: 'application/json' }
  const init = { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) }
  return Promise.resolve(app.request(`/api/v1/admin${path}`, init, fromPeer(stranger)))
}
const emailOf = async (id: number): Promise<string> => {
  const [row] = await web.db.select().from(subscribers).where(eq(subscribers.id, id))
  return row?.email ?? ''
}
const byPage = async (id: number, act: string) =>
  post(app, '/admin/service/reader/act', { email: await emailOf(id), act }, bearer)

type Change = () => Promise<Response>

/** In an order in which each may follow the one before. */
const changes: Array<[string, Change]> = [
  ['reader-confirm, by page', () => byPage(ids.pending, 'confirm')],
  ['reader-pause, by page', () => byPage(ids.reader, 'pause')],
  ['reader-suppress, by page', () => byPage(ids.reader, 'suppress')],
  ['reader-release, by page', () => byPage(ids.reader, 'release')],
  [
    'reader-made, asked',
    () => api('POST', '/subscribers', { email: 'new@lab.example', tags: ['clip'] }),
  ],
  [
    'reader-made, from a list',
    () =>
      api('POST', '/subscribers', {
        ...{ email: 'list@lab.example', tags: ['clip'], consentSource: 'the reading group' },
      }),
  ],
  [
    'reader-changed',
    () =>
      api('PATCH', `/subscribers/${ids.reader}`, {
        interests: [{ tag: 'captioning', level: 'always' }],
      }),
  ],
  ['reader-pause', () => api('POST', `/subscribers/${ids.reader}/pause`, { days: 30 })],
  ['reader-suppress', () => api('POST', `/subscribers/${ids.reader}/suppress`)],
  ['reader-release', () => api('POST', `/subscribers/${ids.reader}/release`)],
  ['reader-erase', () => api('DELETE', `/subscribers/${ids.reader}`)],
  [
    'tag-judged',
    () => api('POST', '/verdicts', { paper: '2611.00001', tag: 'clip', verdict: 'accepted' }),
  ],
  [
    'tag-judged, taken back',
    () => api('POST', '/verdicts', { paper: '2611.00001', tag: 'clip', verdict: 'open' }),
  ],
  ['mail-paused', () => api('POST', '/mail/pause', {})],
  ['webhook-made', () => api('POST', '/webhooks', { url: 'https://hooks.lab.example/b' })],
  ['webhook-changed', () => api('PATCH', `/webhooks/${ids.webhook}`, { state: 'paused' })],
  ['webhook-rotated', () => api('POST', `/webhooks/${ids.webhook}/rotate`, {})],
  ['webhook-replayed', () => api('POST', `/webhooks/${ids.webhook}/replay`, {})],
  ['webhook-removed', () => api('DELETE', `/webhooks/${ids.webhook}`)],
]

/** What there is, but for the log, counters of requests, and rows' numbers that were given up. */
async function everything(): Promise<Record<string, string>> {
  const tables = await web.db.execute<{ name: string }>(
    sql`select tablename as name from pg_tables where schemaname = 'public' order by 1`,
  )
  const held: Record<string, string> = {}
  for (const { name } of tables) {
    if (name === 'audit_log' || name === 'rate_limits') continue
    const [row] = await web.db.execute<{ sum: string }>(
      sql`select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as sum
        from ${sql.identifier(name)} t`,
    )
    held[name] = row?.sum ?? ''
  }
  return held
}
const lines = async (): Promise<number> => {
  const [row] = await web.db.execute<{ n: number }>(sql`select count(*)::int as n from audit_log`)
  return row?.n ?? 0
}

describe('a change', () => {
  // No line can be written while this stands.
  beforeEach(async () => {
    await web.db.execute(
      sql`alter table audit_log add constraint nothing_more check (false) not valid`,
    )
  })

  it.each(changes)(
    '%s: without its line it is not made, and with it there is one',
    async (_, make) => {
      const before = await everything()
      expect((await make()).status).toBe(500)
      expect(await everything()).toEqual(before)
      await web.db.execute(sql`alter table audit_log drop constraint nothing_more`)
      const held = await lines()
      const made = await make()
      expect(made.status, await made.text()).toBe(200)
      expect(await lines()).toBe(held + 1)
      expect(await everything()).not.toEqual(before)
    },
  )
})
