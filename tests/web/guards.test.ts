import { gunzipSync } from 'node:zlib'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { outboxMails } from '../../src/storage/schema/delivery.ts'
import { syncTaxonomy } from '../../src/tagging/sync-taxonomy.ts'
import { taxonomy } from '../../src/tagging/taxonomy/index.ts'
import { join, minimal, signUp } from './journey.ts'
import { fromPeer, get, now, openWeb, pathOf, post, settings } from './support.ts'

let web: Awaited<ReturnType<typeof openWeb>>
beforeAll(async () => {
  web = await openWeb()
  await web.db.insert(outboxMails).values({
    letterId: 1,
    kind: 'confirm',
    to: 'kim@lab.example',
    subject: 'Hello <script>alert(1)</script>',
    headers: { From: 'Paperboy <digest@lab.example>' },
    html: '<html><head></head><body><script>alert(1)</script><p style="color:red">Hi</p></body></html>',
    text: 'Hi',
  })
})
afterAll(() => web.close())

const here = '127.0.0.1'
const local = (path: string, headers = {}, peer = here) =>
  get(web.app, `http://localhost:3000${path}`, headers, peer)
const guarded = ['/outbox', '/outbox.json', '/outbox/1', '/outbox/1/html', '/metrics', '/admin/x']

describe('the operator’s pages', () => {
  it('are open at this machine', async () => {
    for (const path of guarded.slice(0, 5)) expect((await local(path)).status).toBe(200)
    expect((await local('/outbox', {}, '::1')).status).toBe(200)
    expect((await local('/outbox', {}, '::ffff:127.0.0.1')).status).toBe(200)
  })

  it('hold no outbox once mail leaves the house, though letters may still lie in it', async () => {
    const app = web.make({ mail: { ...settings.mail, transport: 'resend' } })
    for (const path of ['/outbox', '/outbox.json', '/outbox/1', '/outbox/1/html']) {
      const answer = await get(app, `http://localhost:3000${path}`, {}, here)
      expect(answer.status).toBe(404)
      expect(await answer.text()).toContain('what was kept before was never sent')
      expect((await get(app, path)).status).toBe(401)
    }
  })

  it('are closed to a foreign peer, to a proxy, and to a name that only points here', async () => {
    for (const path of guarded) {
      expect((await get(web.app, path)).status).toBe(401)
      expect((await local(path, {}, '10.0.0.9')).status).toBe(401)
      expect((await local(path, { 'x-forwarded-for': here })).status).toBe(401)
      expect((await local(path, { forwarded: 'for=127.0.0.1' })).status).toBe(401)
      expect((await local(path, { 'x-real-ip': here })).status).toBe(401)
      expect((await get(web.app, `http://evil.example:3000${path}`, {}, here)).status).toBe(401)
    }
  })

  it('cannot be had by spelling the path otherwise', async () => {
    for (const path of ['/outbox/', '//outbox', '/Outbox', '/outbox%2ejson', '/%6futbox']) {
      const answer = await get(web.app, path)
      expect([401, 404]).toContain(answer.status)
    }
  })

  it('open with ADMIN_TOKEN as Bearer, and with no other', async () => {
    const bearer = (token: string) => ({ authorization: `Bearer ${token}` })
    const app = web.make({ adminToken: 'sixteen-letters-at-least' })
    expect((await get(app, '/outbox', bearer('sixteen-letters-at-least'))).status).toBe(200)
    expect((await get(app, '/outbox', bearer('sixteen-letters-at-leasT'))).status).toBe(401)
    const none = web.make({ adminToken: undefined })
    expect((await get(none, '/outbox', bearer('undefined'))).status).toBe(403)
  })

  it('open with the form once, by a cookie that a new token ends', async () => {
    const enter = (next: string, token = 'a token of the operator') =>
      post(web.app, '/admin/enter', { token, next })
    expect((await enter('/outbox', 'wrong')).status).toBe(401)
    const answer = await enter('/outbox/1')
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe('/outbox/1')
    const cookie = answer.headers.get('set-cookie') ?? ''
    expect(cookie).toMatch(/HttpOnly/)
    expect(cookie).toMatch(/Secure/)
    expect(cookie).toMatch(/SameSite=Strict/)
    const sent = { cookie: cookie.split(';')[0] ?? '' }
    expect((await get(web.app, '/outbox', sent)).status).toBe(200)
    const changed = web.make({ adminToken: 'another token, later' })
    expect((await get(changed, '/outbox', sent)).status).toBe(401)
    expect((await enter('//evil.example')).headers.get('location')).toBe('/outbox')
    expect((await enter('https://evil.example')).headers.get('location')).toBe('/outbox')
  })

  it('refuse a form that cannot be read as every page does', async () => {
    const type = 'multipart/form-data; boundary=x'
    const init = { method: 'POST', body: 'token=x', headers: { 'content-type': type } }
    const answer = await web.app.request('/admin/enter', init, fromPeer('192.0.2.201'))
    expect(answer.status).toBe(400)
  })

  it('count wrong tokens', async () => {
    const guess = () => post(web.app, '/admin/enter', { token: 'x' }, {}, '192.0.2.200')
    for (let n = 0; n < 10; n++) expect((await guess()).status).toBe(401)
    expect((await guess()).status).toBe(429)
  })

  it('have no outbox while mail is really sent', async () => {
    const app = web.make({
      mail: { transport: 'resend', webhookSecret: null, from: 'x@lab.example' },
    })
    expect((await get(app, 'http://localhost:3000/outbox', {}, here)).status).toBe(404)
    expect((await get(app, 'http://localhost:3000/outbox.json', {}, here)).status).toBe(404)
  })
})

describe('the outbox', () => {
  it('lists mails as JSON, newest first', async () => {
    const mails = (await (await local('/outbox.json')).json()) as object[]
    expect(Object.keys(mails[0] ?? {})).toEqual([
      'id',
      'kind',
      'to',
      'subject',
      'headers',
      'html',
      'text',
      'state',
      'at',
    ])
  })

  it('shows a mail in a sandbox, with text, headers and source', async () => {
    const page = await (await local('/outbox/1')).text()
    expect(page).toContain('sandbox="allow-popups')
    expect(page).toContain('Message-ID')
    expect(page).not.toContain('<script>alert')
    const letter = await local('/outbox/1/html')
    const policy = letter.headers.get('content-security-policy') ?? ''
    expect(policy).toMatch(/^sandbox /)
    expect(policy).not.toContain('allow-scripts')
    expect(policy).toContain("frame-ancestors 'self'")
    expect(await letter.text()).toContain('<head><base target="_blank">')
  })
})

describe('every page', () => {
  const pages = async () => {
    const { signupId } = await signUp(web, minimal('pages@lab.example'))
    const reader = await join(web, { ...minimal('reader@lab.example'), query: 'a "b" -c' })
    const token = pathOf(web.links.confirm(signupId))
    return ['/', '/link', token, reader.preferences, reader.unsubscribe, '/nothing', '/outbox']
  }

  it('has a strict policy and nothing inline', async () => {
    for (const path of await pages()) {
      const answer = await get(web.app, path)
      const policy = answer.headers.get('content-security-policy') ?? ''
      expect(policy).toContain("default-src 'none'")
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy).not.toContain('unsafe')
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
      expect(answer.headers.get('referrer-policy')).toBe('no-referrer')
      expect(answer.headers.get('strict-transport-security')).toBeNull()
      const html = await answer.text()
      expect(html).not.toMatch(/\sstyle=|<style|\son[a-z]+=|javascript:/i)
      expect(html).not.toMatch(/<script(?![^>]*\ssrc=)/i)
      expect(html).not.toMatch(/(src|href)="https?:\/\/(?!papers\.lab|arxiv\.org\/abs)/)
    }
  })

  it('the forms stay under 30 KB packed, with the whole taxonomy and its figures', async () => {
    await syncTaxonomy(web.db, { at: now, taxonomy })
    await web.db.execute(sql`
      insert into paper_tags (paper_id, tag_id, source, evidence, added_at)
      select papers.id, tags.id, 'rule', '{}', ${now.toISOString()}::timestamptz from papers, tags`)
    const app = web.make()
    for (const path of ['/', (await join(web, minimal('size@lab.example'))).preferences]) {
      const plain = await (await get(app, path)).text()
      expect(plain.match(/name=tag/g)?.length).toBeGreaterThan(400)
      expect(plain).toContain('<i>1 · 1</i>')
      expect(Buffer.byteLength(plain)).toBeLessThan(64_000)
      const packed = await get(app, path, { 'accept-encoding': 'gzip' })
      expect(packed.headers.get('content-encoding')).toBe('gzip')
      const bytes = Buffer.from(await packed.arrayBuffer())
      expect(bytes.length).toBeLessThan(30_000)
      expect(gunzipSync(bytes).toString().length).toBeGreaterThan(20_000)
    }
  })

  it('finds its style, script and icon under names that may be kept for ever', async () => {
    const html = await (await get(web.app, '/')).text()
    const assets = [...html.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map((found) => found[1])
    expect(assets).toHaveLength(3)
    for (const path of assets) {
      const answer = await get(web.app, path as string)
      expect(answer.status).toBe(200)
      expect(answer.headers.get('cache-control')).toContain('immutable')
    }
    expect((await get(web.app, '/assets/..%2f..%2fconfig.ts')).status).toBe(404)
  })

  it('carries the prefix of PUBLIC_URL in its paths', async () => {
    const app = web.make({ publicUrl: 'https://lab.example/papers' })
    const html = await (await get(app, '/')).text()
    expect(html).toContain('action="/papers/subscribe"')
    expect(html).toMatch(/href="\/papers\/assets\//)
  })

  it('escapes what the store holds, TeX in readable Unicode', async () => {
    const html = await (await get(web.app, '/')).text()
    expect(html).toContain('Captions for &lt;b&gt;everyone&lt;/b&gt; &amp; ℓ')
  })
})

describe('machines', () => {
  it('are told that the process is up and ready, without a word about the database', async () => {
    expect(await (await get(web.app, '/healthz')).json()).toEqual({ ok: true })
    expect((await get(web.app, '/readyz')).status).toBe(200)
    const broken = { execute: () => Promise.reject(new Error('password of postgres@db')) }
    const app = web.make({}, { db: Object.assign(Object.create(web.db), broken) })
    const answer = await get(app, '/readyz')
    expect(answer.status).toBe(503)
    expect(await answer.text()).not.toContain('postgres')
  })

  it('read figures that name routes and never tokens', async () => {
    const { unsubscribe } = await join(web, minimal('metrics@lab.example'))
    await get(web.app, unsubscribe)
    const text = await (await local('/metrics')).text()
    expect(text).toContain('process_cpu_user_seconds_total')
    expect(text).toContain('paperboy_subscribers{state="confirmed"}')
    expect(text).toContain('route="/unsubscribe/:token"')
    expect(text).not.toContain(unsubscribe)
  })

  it('get errors as JSON when they ask for it', async () => {
    const answer = await web.app.request('/nothing', { headers: { accept: 'application/json' } })
    expect(answer.status).toBe(404)
    expect(await answer.json()).toHaveProperty('error.message')
  })

  it('never see what broke inside', async () => {
    const digestId = 7
    const app = web.make(
      {},
      { viewDigest: () => Promise.reject(new Error('secret detail of the database')) },
    )
    const answer = await get(app, pathOf(web.links.view(digestId)))
    expect(answer.status).toBe(500)
    expect(await answer.text()).not.toContain('secret detail')
  })
})

describe('a digest in the browser', () => {
  it('is the letter under a sandbox', async () => {
    const html = '<!doctype html><p style="color:red">Papers</p>'
    const app = web.make({}, { viewDigest: async () => ({ html, subject: 'Papers' }) })
    const answer = await get(app, pathOf(web.links.view(3)))
    expect(answer.status).toBe(200)
    expect(await answer.text()).toBe(html)
    expect(answer.headers.get('content-security-policy')).toMatch(
      /^sandbox .*frame-ancestors 'none'$/,
    )
    expect(answer.headers.get('x-robots-tag')).toContain('noindex')
  })

  it('is gone for a bad token and for one no longer kept', async () => {
    expect((await get(web.app, '/digest/nonsense')).status).toBe(404)
    expect((await get(web.app, pathOf(web.links.view(3)))).status).toBe(404)
  })
})
