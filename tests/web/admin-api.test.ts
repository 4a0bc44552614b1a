/** The admin API: who may call it, what it does to readers, tags and mail, that each change is logged,
 * and that its description holds for every answer. */
import { asc, eq } from 'drizzle-orm'
import type { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { letters } from '../../src/storage/schema/delivery.ts'
import { auditLog } from '../../src/storage/schema/editorial.ts'
import { rateLimits } from '../../src/storage/schema/operations.ts'
import { consents, subscribers } from '../../src/storage/schema/subscribers.ts'
import { paperTags } from '../../src/storage/schema/tags.ts'
import { addSubscriber } from '../support/digest-world.ts'
import { type ApiDescription, breach } from './described.ts'
import { fromPeer, get, openWeb, publicUrl, stranger } from './support.ts'

const token = 'a-token-of-the-operator'
const base = '/api/v1/admin'

let web: Awaited<ReturnType<typeof openWeb>>
let app: Hono
let description: ApiDescription
const called = new Set<string>()

beforeAll(async () => {
  web = await openWeb({ adminToken: token })
  app = web.app
  description = (await (await get(app, '/api/v1/openapi.json')).json()) as ApiDescription
})
afterAll(() => web?.close())

type Sent = { body?: unknown; bearer?: string | null; raw?: string; type?: string }

async function send(method: string, path: string, sent: Sent = {}) {
  const { body, bearer = token, raw, type = 'application/json' } = sent
  const headers: Record<string, string> = { accept: 'application/json' }
  if (bearer !== null) headers.authorization = `Bearer ${bearer}`
  const text = raw ?? (body === undefined ? undefined : JSON.stringify(body))
  if (text !== undefined) headers['content-type'] = type
  const init = { method, headers, ...(text !== undefined && { body: text }) }
  return app.request(`${base}${path}`, init, fromPeer(stranger))
}

/** Called as an operator, and held to the description. `template`: its path there. */
async function call(
  method: string,
  path: string,
  template: string,
  sent: Sent & { status?: number } = {},
  // biome-ignore lint/suspicious/noExplicitAny: what it is stands in the expectations
): Promise<any> {
  const response = await send(method, path, sent)
  const told = await response.json()
  expect(response.status, JSON.stringify(told)).toBe(sent.status ?? 200)
  const operation = { method, path: `${base}${template}`, status: response.status, body: told }
  expect(breach(description, operation)).toBeUndefined()
  called.add(`${method.toLowerCase()} ${base}${template}`)
  return told
}

const consentsOf = (id: number) =>
  web.db.select().from(consents).where(eq(consents.subscriberId, id))

const logged = async (act: string) =>
  web.db.select().from(auditLog).where(eq(auditLog.act, act)).orderBy(asc(auditLog.id))

describe('the token', () => {
  it('is asked for, in the header alone', async () => {
    for (const bearer of [null, 'something-else-entirely']) {
      const answer = await send('GET', '/subscribers', { bearer })
      expect(answer.status).toBe(401)
      expect(answer.headers.get('www-authenticate')).toContain('Bearer')
      expect(answer.headers.get('access-control-allow-origin')).toBeNull()
      expect(answer.headers.get('cache-control')).toBe('no-store')
      expect(await answer.json()).toMatchObject({ error: { code: 'unauthorized' } })
    }
    const here = await app.request(`http://localhost${base}/mail`, {}, fromPeer('127.0.0.1'))
    expect(here.status).toBe(401)
  })

  it('once guessed wrong too often, lets nobody of that network in for a while', async () => {
    const guess = (bearer: string) => send('GET', '/mail', { bearer })
    for (let n = 0; n < 12; n += 1) await guess(`guess-number-${n}-of-many`)
    const blocked = await guess(token)
    expect(blocked.status).toBe(429)
    expect(Number(blocked.headers.get('retry-after'))).toBeGreaterThan(0)
    await web.db.delete(rateLimits)
    app = web.make()
    expect((await guess(token)).status).toBe(200)
  })

  it('without one set, nothing is open', async () => {
    const closed = web.make({ adminToken: undefined })
    const headers = { authorization: `Bearer ${token}` }
    expect((await closed.request(`${base}/mail`, { headers }, fromPeer(stranger))).status).toBe(403)
  })
})

describe('subscribers', () => {
  it('are listed newest first, page by page, and looked up by address', async () => {
    const ids: number[] = []
    for (const state of ['confirmed', 'pending', 'confirmed'] as const) {
      ids.push(await addSubscriber(web.db, { state }))
    }
    const first = await call('GET', '/subscribers?limit=2', '/subscribers')
    expect(first.data.map(({ id }: { id: number }) => id)).toEqual([ids[2], ids[1]])
    const next = first.next.replace(`${publicUrl}${base}`, '')
    const second = await call('GET', next, '/subscribers')
    expect(second.data[0].id).toBe(ids[0])
    const pending = await call('GET', '/subscribers?state=pending', '/subscribers')
    expect(pending.data.map(({ id }: { id: number }) => id)).toEqual([ids[1]])
    const { email } = first.data[0]
    const found = await call('POST', '/subscribers/find', '/subscribers/find', {
      body: { email: email.toUpperCase() },
    })
    expect(found.data.id).toBe(ids[2])
    expect((await call('GET', `/subscribers/${ids[0]}`, '/subscribers/{id}')).data.id).toBe(ids[0])
    await call('GET', '/subscribers/999999', '/subscribers/{id}', { status: 404 })
  })

  it('are asked by letter, or read at once where consent was given elsewhere', async () => {
    const asked = await call('POST', '/subscribers', '/subscribers', {
      body: { email: 'Asked@lab.example', tags: ['clip'], timezone: 'Asia/Seoul' },
    })
    expect(asked.data).toMatchObject({ state: 'pending', email: 'Asked@lab.example' })
    const waiting = await web.db
      .select()
      .from(letters)
      .where(eq(letters.subscriberId, asked.data.id))
    expect(waiting.map(({ kind }) => kind)).toEqual(['confirm'])
    expect(await consentsOf(asked.data.id)).toMatchObject([{ event: 'asked' }])
    const body = {
      ...{ email: 'moved@lab.example', tags: ['clip'], queries: ['"state, space" -survey'] },
      ...{ hour: 9, consentSource: 'the reading group' },
    }
    const moved = await call('POST', '/subscribers', '/subscribers', { body })
    expect(moved.data).toMatchObject({
      ...{ state: 'confirmed', hour: 9, consentSource: 'the reading group' },
      interests: [
        { tag: 'clip', level: 'normal' },
        { query: '"state space" -survey', level: 'normal' },
      ],
    })
    expect(await consentsOf(moved.data.id)).toMatchObject([
      { event: 'imported', detail: 'the reading group' },
    ])
    expect(await logged('reader-made')).toMatchObject([
      { who: 'API', what: `reader ${asked.data.id}` },
      { who: 'API', what: `reader ${moved.data.id}` },
    ])
  })

  it('who left is not brought back by a file, nor who is suppressed by anything', async () => {
    const body = { email: 'gone@lab.example', tags: ['clip'], consentSource: 'a list' }
    const { data } = await call('POST', '/subscribers', '/subscribers', { body })
    await web.db.update(subscribers).set({ state: 'left' }).where(eq(subscribers.id, data.id))
    const again = await call('POST', '/subscribers', '/subscribers', { body, status: 409 })
    expect(again.error.message).toContain('only they can come back')
    await call('POST', `/subscribers/${data.id}/suppress`, '/subscribers/{id}/suppress')
    for (const consentSource of ['a list', undefined]) {
      const wanted = { body: { ...body, consentSource }, status: 409 }
      await call('POST', '/subscribers', '/subscribers', wanted)
    }
  })

  it('change, pause, are suppressed, released and erased, each of it logged', async () => {
    const body = { email: 'much@lab.example', tags: ['clip'], consentSource: 'a list' }
    const { id } = (await call('POST', '/subscribers', '/subscribers', { body })).data
    const changed = await call('PATCH', `/subscribers/${id}`, '/subscribers/{id}', {
      body: {
        ...{ rhythm: 'weekly', weekday: 3, editionTiming: 'published' },
        interests: [
          { tag: 'captioning', level: 'always' },
          { query: 'ti:maps', level: 'mute' },
        ],
      },
    })
    expect(changed.data).toMatchObject({
      ...{ rhythm: 'weekly', weekday: 3, editionTiming: 'published' },
      interests: [
        { tag: 'captioning', level: 'always' },
        { query: 'ti:maps', level: 'mute' },
      ],
    })
    const paused = await call('POST', `/subscribers/${id}/pause`, '/subscribers/{id}/pause', {
      body: { days: 14 },
    })
    expect(paused.data.pausedUntil).toBe('2026-12-08')
    await call('POST', `/subscribers/${id}/suppress`, '/subscribers/{id}/suppress')
    expect((await call('GET', `/subscribers/${id}`, '/subscribers/{id}')).data.suppressed).toBe(
      'imported',
    )
    const released = await call('POST', `/subscribers/${id}/release`, '/subscribers/{id}/release')
    expect(released.data.done).toContain('may be mailed again')
    await call('DELETE', `/subscribers/${id}`, '/subscribers/{id}')
    await call('GET', `/subscribers/${id}`, '/subscribers/{id}', { status: 404 })
    const what = `reader ${id}`
    const log = await web.db.select().from(auditLog).where(eq(auditLog.what, what))
    expect(log.map(({ act }) => act).sort()).toEqual(
      ['made', 'changed', 'pause', 'suppress', 'release', 'erase']
        .map((one) => `reader-${one}`)
        .sort(),
    )
    expect(JSON.stringify(log)).not.toContain('much@')
  })

  it('who has not confirmed is asked again, who reads is not', async () => {
    const body = { email: 'slow@lab.example', tags: ['clip'] }
    const { id } = (await call('POST', '/subscribers', '/subscribers', { body })).data
    const path = '/subscribers/{id}/confirm'
    const again = await call('POST', `/subscribers/${id}/confirm`, path)
    expect(again.data.done).not.toBe('')
    const reading = await addSubscriber(web.db, { state: 'confirmed' })
    await call('POST', `/subscribers/${reading}/confirm`, path, { status: 409 })
  })

  it.each([
    ['a field nobody knows', '/subscribers', { email: 'a@b.example', tags: ['clip'], admin: true }],
    ['an unknown tag', '/subscribers', { email: 'a@b.example', tags: ['nothing'] }],
    ['no interest', '/subscribers', { email: 'a@b.example' }],
    ['no address', '/subscribers', { email: 'nobody', tags: ['clip'] }],
    [
      'a zone of no place',
      '/subscribers',
      { email: 'a@b.example', tags: ['clip'], timezone: 'Mars' },
    ],
  ])('%s is refused in words', async (_, path, body) => {
    const { error } = await call('POST', path, path, { body, status: 400 })
    expect(error.code).toBe('bad-input')
    expect(error.message).not.toBe('')
  })

  it('a body that is no JSON is refused', async () => {
    expect((await send('POST', '/subscribers', { raw: '{"email":' })).status).toBe(400)
    expect((await send('POST', '/subscribers')).status).toBe(400)
    expect((await send('GET', '/nothing')).status).toBe(404)
  })

  it.each(['application/x-www-form-urlencoded', 'text/plain;charset=UTF-8'])(
    'a body sent as %s is told to say that it is JSON',
    async (type) => {
      const told = await call('POST', '/mail/pause', '/mail/pause', {
        ...{ raw: '{"lane":"bulk"}', type, status: 400 },
      })
      expect(told.error.code).toBe('bad-input')
      expect(told.error.help).toContain('application/json')
      expect(await logged('mail-paused')).toEqual([])
    },
  )
})

describe('tags and mail', () => {
  it('a verdict holds, and is taken back', async () => {
    expect((await call('GET', '/doubts', '/doubts')).data).toEqual([])
    const judged = { paper: '2611.00001v1', tag: 'clip' }
    const byEditors = () => web.db.select().from(paperTags).where(eq(paperTags.source, 'editor'))
    const answer = await call('POST', '/verdicts', '/verdicts', {
      body: { ...judged, verdict: 'accepted' },
    })
    expect(answer.data.paper).toBe('2611.00001')
    expect(await byEditors()).toHaveLength(1)
    await call('POST', '/verdicts', '/verdicts', { body: { ...judged, verdict: 'open' } })
    expect(await byEditors()).toEqual([])
    await call('POST', '/verdicts', '/verdicts', {
      ...{ body: { paper: '2699.99999', tag: 'clip', verdict: 'rejected' }, status: 404 },
    })
    const log = await logged('tag-judged')
    expect(log.map(({ what, detail }) => [what, detail.verdict])).toEqual([
      ['2611.00001', 'accepted'],
      ['2611.00001', 'open'],
    ])
  })

  it('mail is stopped and goes on', async () => {
    const before = await call('GET', '/mail', '/mail')
    expect(before.data.map(({ held }: { held: unknown }) => held)).toEqual([null, null])
    const { data } = await call('POST', '/mail/pause', '/mail/pause', {
      body: { lane: 'bulk', reason: 'a wrong note' },
    })
    const bulk = data.find(({ lane }: { lane: string }) => lane === 'bulk')
    expect(bulk.held).toEqual({ by: 'person', reason: 'a wrong note' })
    await call('POST', '/mail/resume', '/mail/resume', { body: {} })
    expect(await logged('mail-paused')).toMatchObject([{ who: 'API', what: 'bulk' }])
    expect(await logged('mail-resumed')).toHaveLength(1)
  })
})

describe('webhooks', () => {
  const url = 'https://hooks.lab.example/paperboy'

  it('are made, changed, tried, rotated and removed, each of it logged', async () => {
    const made = (await call('POST', '/webhooks', '/webhooks', { body: { url } })).data
    expect(made.secret).toMatch(/^whsec_/)
    expect(made.events).not.toContain('digest.accepted')
    const { id } = made
    const listed = await call('GET', '/webhooks', '/webhooks')
    expect(listed.data).toMatchObject([{ id, url, state: 'active', waiting: 0 }])
    expect(JSON.stringify(listed)).not.toContain('whsec_')
    const changed = await call('PATCH', `/webhooks/${id}`, '/webhooks/{id}', {
      body: { events: ['subscriber.left'], state: 'paused' },
    })
    expect(changed.data).toMatchObject({ events: ['subscriber.left'], pausedBy: 'person' })
    const tried = await call('POST', `/webhooks/${id}/test`, '/webhooks/{id}/test')
    expect(tried.data).toEqual({ status: 204, fault: null })
    const replay = `/webhooks/${id}/replay`
    const since = '2026-05-19T00:00:00Z'
    const replayed = await call('POST', replay, '/webhooks/{id}/replay', { body: { since } })
    expect(replayed.data).toEqual({ calls: 0 })
    const rotated = await call('POST', `/webhooks/${id}/rotate`, '/webhooks/{id}/rotate', {
      body: {},
    })
    expect(rotated.data.secret).not.toBe(made.secret)
    await call('DELETE', `/webhooks/${id}`, '/webhooks/{id}')
    await call('DELETE', `/webhooks/${id}`, '/webhooks/{id}', { status: 404 })
    const log = await web.db
      .select()
      .from(auditLog)
      .where(eq(auditLog.what, `webhook ${id}`))
    const acts = ['made', 'changed', 'tested', 'replayed', 'rotated', 'removed']
    expect(log.map(({ act }) => act)).toEqual(acts.map((act) => `webhook-${act}`))
    expect(JSON.stringify(log)).not.toMatch(/whsec_|hooks\.lab/)
  })

  it('show their calls, page by page', async () => {
    const { id } = (await call('POST', '/webhooks', '/webhooks', { body: { url } })).data
    for (const email of ['x@lab.example', 'y@lab.example']) {
      await call('POST', '/subscribers', '/subscribers', { body: { email, tags: ['clip'] } })
    }
    const path = '/webhooks/{id}/calls'
    const first = await call('GET', `/webhooks/${id}/calls?limit=1`, path)
    expect(first.data).toMatchObject([{ type: 'subscriber.subscribed', state: 'waiting' }])
    const next = await call('GET', first.next.replace(`${publicUrl}${base}`, ''), path)
    expect(next.data[0].id).toBeLessThan(first.data[0].id)
    expect(next.next).toBeNull()
    await call('GET', '/webhooks/99999/calls', path, { status: 404 })
  })

  it.each([
    'https://10.0.0.1/',
    'http://hooks.lab.example/',
    'https://localhost/',
    'https://hooks.lab.example:5678/',
  ])('%s is not taken', async (wrong) => {
    await call('POST', '/webhooks', '/webhooks', { body: { url: wrong }, status: 400 })
  })
})

describe('the description of it', () => {
  it('asks for the token, and was held to every operation here', () => {
    const operations = Object.entries(description.paths)
      .filter(([path]) => path.startsWith(base))
      .flatMap(([path, item]) => Object.keys(item).map((method) => `${method} ${path}`))
    expect(operations.filter((one) => !called.has(one))).toEqual([])
    for (const [path, item] of Object.entries(description.paths)) {
      const security = path.startsWith(base) ? [{ adminToken: [] }] : []
      for (const operation of Object.values(item)) expect(operation).toMatchObject({ security })
    }
  })

  it('stands on the page for people', async () => {
    const html = await (await get(app, '/api?lang=en')).text()
    expect(html).toContain('PATCH /api/v1/admin/subscribers/{id}')
    expect(html).toContain('their first digest names it')
  })
})
