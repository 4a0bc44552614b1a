import { eq } from 'drizzle-orm'
import type { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createKeyRing } from '../../src/lib/key-ring.ts'
import { parseXml } from '../../src/lib/xml.ts'
import { letters } from '../../src/storage/schema/delivery.ts'
import { devices, feedback, savedPapers } from '../../src/storage/schema/feedback.ts'
import { papers, paperVersions } from '../../src/storage/schema/papers.ts'
import { interests, subscribers } from '../../src/storage/schema/subscribers.ts'
import { createLinks } from '../../src/subscribers/links.ts'
import { addSubscriber } from '../support/digest-world.ts'
import { get, openWeb, pathOf, post, publicUrl } from './support.ts'

let web: Awaited<ReturnType<typeof openWeb>>
beforeAll(async () => {
  web = await openWeb()
  await web.db.insert(papers).values([
    { ...bare, publicId: 'math/0309136', title: 'Old and {\\it good}', contentHash: 'y' },
    { ...bare, publicId: '2611.00003', title: '<script>alert(1)</script> & co', contentHash: 'z' },
  ])
})
afterAll(() => web.close())

const bare = {
  abstract: 'We save.',
  authors: ['Eve "<b>" O\'Neil', 'Ada Lovelace'],
  categories: ['math.NT'],
  contentHash: 'x',
  search: '',
  listingDay: '2026-11-17',
  availableAt: new Date('2026-11-17T05:00:00Z'),
}
const held = '2611.00001'

async function reader(state: 'confirmed' | 'left' = 'confirmed') {
  const subscriberId = await addSubscriber(web.db, { state })
  const page = pathOf(web.links.saved(subscriberId))
  const act = async (action: string, paper = '', headers = {}) =>
    post(web.app, page, { action, paper }, headers)
  return { subscriberId, page, feed: pathOf(web.links.savedFeed(subscriberId)), act }
}

const savedBy = (subscriberId: number) =>
  web.db.select().from(savedPapers).where(eq(savedPapers.subscriberId, subscriberId))

const cookieOf = (answer: Response): string =>
  /^(paperboy_device=[^;]*)/.exec(answer.headers.get('set-cookie') ?? '')?.[1] ?? ''

describe('the page of saved papers', () => {
  it('is private, masks the address, and changes nothing on GET and HEAD', async () => {
    const { subscriberId, page } = await reader()
    const asked = `${page}?paper=${held}`
    const answer = await get(web.app, asked)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    const html = await answer.text()
    expect(html).toContain('R•••@lab.example')
    expect(html).toContain(`value="${held}"`)
    await web.app.request(asked, { method: 'HEAD' })
    expect(await savedBy(subscriberId)).toEqual([])
    expect((await post(web.app, page, {})).status).toBe(200)
    expect(await savedBy(subscriberId)).toEqual([])
  })

  it('saves, removes and takes back, in the order of saving', async () => {
    const { subscriberId, page, act } = await reader()
    for (const id of [held, 'math/0309136']) expect((await act('save', id)).status).toBe(200)
    const before = await savedBy(subscriberId)
    const removed = await (await act('remove', held)).text()
    expect(removed).toContain('Removed: ')
    expect(await savedBy(subscriberId)).toHaveLength(1)
    await act('restore', held)
    await act('restore', held)
    expect(await savedBy(subscriberId)).toEqual(expect.arrayContaining(before))
    expect((await act('save', 'hep-th/9999999')).status).toBe(400)
    const html = await (await get(web.app, page)).text()
    expect(html).toContain('2 papers, saved by')
    expect(html).toContain('href="/papers/math/0309136"')
  })

  it('tells days as they are where its reader lives', async () => {
    const subscriberId = await addSubscriber(web.db, { timezone: 'Asia/Seoul' })
    const page = pathOf(web.links.saved(subscriberId))
    const act = (action: string) => post(web.app, page, { action, paper: held })
    await act('save')
    const cookie = cookieOf(await act('remember'))
    await web.db
      .update(savedPapers)
      .set({ savedAt: new Date('2026-11-22T15:30:00Z') })
      .where(eq(savedPapers.subscriberId, subscriberId))
    await web.db
      .update(devices)
      .set({ expiresAt: new Date('2027-02-20T15:30:00Z') })
      .where(eq(devices.subscriberId, subscriberId))
    const [paper] = await web.db.select().from(papers).where(eq(papers.publicId, held))
    const seen = { source: 'arxiv-rss', seenAt: new Date('2026-11-23T15:30:00Z') }
    await web.db.insert(paperVersions).values({ ...seen, paperId: paper?.id ?? 0, version: 2 })
    const html = await (await get(web.app, page, { cookie })).text()
    expect(html).toContain('23 November 2026')
    expect(html).toContain('21 February 2027')
    expect(html).toContain('Version 2 since 24 November 2026')
    expect(html).not.toMatch(/22 November 2026|20 February 2027/)
    const feed = pathOf(web.links.savedFeed(subscriberId))
    const told = await (await get(web.app, `${feed}/atom.xml`)).text()
    expect(told).toContain('Version 2 since 24 November 2026')
    await web.db.delete(paperVersions)
  })

  it('opens to its own token alone', async () => {
    const { subscriberId, page, feed } = await reader()
    const doors = [web.links.preferences, web.links.savedFeed, web.links.feedback, web.links.view]
    const tokens = doors.map((link) => link(subscriberId).split('/').at(-1))
    for (const token of [...tokens, 'nonsense', `${page.split('/').at(-1)}x`]) {
      for (const end of ['', '/papers.bib', '/papers.ris']) {
        expect((await get(web.app, `/saved/${token}${end}`)).status).toBe(404)
      }
      expect((await post(web.app, `/saved/${token}`, { action: 'remember' })).status).toBe(404)
    }
    expect(
      (await get(web.app, `${feed.replace(/[^/]+$/, page.split('/').at(-1) ?? '')}/atom.xml`))
        .status,
    ).toBe(404)
  })

  it('is not written to from another site, nor by who has left', async () => {
    const { subscriberId, act } = await reader()
    expect((await act('save', held, { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    const left = await reader('left')
    expect((await left.act('save', held)).status).toBe(400)
    expect((await left.act('remember')).headers.get('set-cookie')).toBeNull()
    expect(await savedBy(subscriberId)).toEqual([])
    expect(await savedBy(left.subscriberId)).toEqual([])
  })
})

describe('what one takes along', () => {
  it('is BibTeX, RIS and a feed, whatever the titles hold', async () => {
    const { page, feed, act } = await reader()
    for (const id of [held, 'math/0309136', '2611.00003']) await act('save', id)
    const bib = await get(web.app, `${page}/papers.bib`)
    expect(bib.headers.get('content-disposition')).toContain('papers.bib')
    expect((await bib.text()).match(/^@misc\{/gm)).toHaveLength(3)
    const ris = await (await get(web.app, `${page}/papers.ris`)).text()
    expect(ris.match(/^ER {2}- /gm)).toHaveLength(3)
    const atom = await get(web.app, `${feed}/atom.xml`)
    const { node } = parseXml(await atom.text(), { roots: ['feed'], lists: ['entry'] })
    expect(node.entry).toHaveLength(3)
    expect(JSON.stringify(node.entry)).toContain('<script>alert(1)</script> & co')
    const again = { 'if-none-match': atom.headers.get('etag') ?? '' }
    expect((await get(web.app, `${feed}/atom.xml`, again)).status).toBe(304)
    const json = (await (await get(web.app, `${feed}/feed.json`)).json()) as { items: unknown[] }
    expect(json.items).toHaveLength(3)
    expect(JSON.stringify(json)).not.toContain(page)
  })

  it('is a feed in the reader’s language, whoever fetches it', async () => {
    for (const [locale, tag, title] of [
      ['ko', 'ko', '저장한 논문 · Paperboy'],
      ['zh', 'zh-Hans', '收藏的论文 · Paperboy'],
    ] as const) {
      const subscriberId = await addSubscriber(web.db, { locale })
      const feed = `${pathOf(web.links.savedFeed(subscriberId))}/atom.xml`
      for (const asked of ['', 'ja']) {
        const headers = { 'accept-language': asked }
        const { node } = parseXml(await (await get(web.app, feed, headers)).text(), {
          ...{ roots: ['feed'], lists: ['entry'] },
        })
        expect(node).toMatchObject({ '@_xml:lang': tag, title })
      }
    }
  })

  it('is the same feed when another key signs its address', async () => {
    const { subscriberId, feed } = await reader()
    const keys = createKeyRing('the secret of these tests, long enough', 2)
    const rotated = web.make({}, { keys, links: createLinks({ publicUrl, keys }) })
    const head = async (app: Hono) => {
      const text = await (await get(app, `${feed}/atom.xml`)).text()
      return [/<id>([^<]+)/.exec(text)?.[1], /rel="self"[^>]*href="([^"]+)/.exec(text)?.[1]]
    }
    const [id, self] = await head(web.app)
    const [sameId, otherSelf] = await head(rotated)
    expect(id).toBe(`${publicUrl}/feeds/saved#${subscriberId}`)
    expect(sameId).toBe(id)
    expect(otherSelf).not.toBe(self)
  })
})

describe('a remembered device', () => {
  const path = `/papers/${held}/save`
  const save = (app: Hono, cookie: string, fields = {}) =>
    post(app, path, { do: 'save', ...fields }, { cookie })

  it('saves on the page of a paper, until it is forgotten', async () => {
    const { subscriberId, act } = await reader()
    const answer = await act('remember')
    const set = answer.headers.get('set-cookie') ?? ''
    for (const part of ['HttpOnly', 'Secure', 'SameSite=Lax', 'Max-Age=7776000', 'Path=/']) {
      expect(set).toContain(part)
    }
    expect(await answer.text()).toContain('Forget this device')
    const cookie = cookieOf(answer)
    const html = await (await save(web.app, cookie)).text()
    expect(html).toContain('<h1>Saved</h1>')
    // The cookie saves; the list stays closed.
    expect(html).not.toContain('/saved/')
    expect(await savedBy(subscriberId)).toHaveLength(1)
    expect(await (await save(web.app, cookie, { undo: 'save' })).text()).toContain('Taken back.')
    expect(await savedBy(subscriberId)).toEqual([])
    expect((await act('forget', '', { cookie })).headers.get('set-cookie')).toContain('Max-Age=0')
    expect(await (await save(web.app, cookie)).text()).toContain('<h1>Save this paper</h1>')
    expect(await savedBy(subscriberId)).toEqual([])
  })

  it('saves and takes that back, and changes nothing else: no interest, no other word', async () => {
    const { subscriberId, act } = await reader()
    const cookie = cookieOf(await act('remember'))
    const names = ['Eve "<b>" O\'Neil', 'Ada Lovelace']
    const keys = names.map((name) => `follow:author:${name}`)
    const html = await (await save(web.app, cookie, { switch: keys })).text()
    expect(html).not.toContain('name="switch"')
    const following = () => web.db.$count(interests, eq(interests.subscriberId, subscriberId))
    expect(await following()).toBe(0)
    await web.db
      .update(feedback)
      .set({ kind: 'less' })
      .where(eq(feedback.subscriberId, subscriberId))
    expect(await (await save(web.app, cookie, { undo: 'less' })).text()).not.toContain(
      'Taken back.',
    )
    const [row] = await web.db
      .select()
      .from(feedback)
      .where(eq(feedback.subscriberId, subscriberId))
    expect(row).toMatchObject({ kind: 'less', takenBackAt: null })
  })

  it('is told to nothing else on the host', async () => {
    const { subscriberId } = await reader()
    const app = web.make({ publicUrl: 'https://papers.lab.example/at' })
    const path = pathOf(web.links.saved(subscriberId))
    for (const act of ['remember', 'forget']) {
      const answer = await post(app, path, { action: act, paper: '' })
      expect(answer.headers.get('set-cookie')).toMatch(/; Path=\/at\/(;|$)/)
    }
  })

  it('ends with its 90 days, with its reader, and with the key it was made with', async () => {
    const { subscriberId, act } = await reader()
    const cookie = cookieOf(await act('remember'))
    const rotated = web.make(
      {},
      { keys: createKeyRing('the secret of these tests, long enough', 2) },
    )
    expect(await (await save(rotated, cookie)).text()).toContain('<h1>Saved</h1>')
    const other = web.make({}, { keys: createKeyRing('another secret, as long as the first one') })
    expect(await (await save(other, cookie)).text()).toContain('Send me the link')
    await web.db.update(devices).set({ expiresAt: new Date(0) })
    expect(await (await save(web.app, cookie)).text()).toContain('Send me the link')
    const again = cookieOf(await act('remember'))
    await web.db.update(subscribers).set({ state: 'left' }).where(eq(subscribers.id, subscriberId))
    expect(await (await save(web.app, again)).text()).toContain('Send me the link')
  })

  it('is one of twenty at most, and none of anybody else', async () => {
    const one = await reader()
    const other = await reader()
    const first = cookieOf(await one.act('remember'))
    for (let more = 0; more < 20; more++) await one.act('remember')
    const count = () => web.db.$count(devices, eq(devices.subscriberId, one.subscriberId))
    expect(await count()).toBe(20)
    expect(await (await save(web.app, first)).text()).toContain('Send me the link')
    await other.act('forget-all')
    expect(await count()).toBe(20)
    await one.act('forget-all')
    expect(await count()).toBe(0)
  })

  it('is nothing a forged or foreign cookie can be', async () => {
    const { subscriberId, page } = await reader()
    for (const token of ['', 'x', '1-1-AAAAAAAAAAAAAAAAAAAAAA', page.split('/').at(-1)]) {
      await save(web.app, `paperboy_device=${token}`)
    }
    const cross = { cookie: cookieOf(await (await reader()).act('remember')) }
    const foreign = { ...cross, 'sec-fetch-site': 'cross-site' }
    expect((await post(web.app, path, { do: 'save' }, foreign)).status).toBe(403)
    expect(await savedBy(subscriberId)).toEqual([])
  })
})

describe('Save without a remembered device', () => {
  it('asks for an address and says the same to everybody; readers get a link that saves', async () => {
    const { subscriberId } = await reader()
    const [row] = await web.db.select().from(subscribers).where(eq(subscribers.id, subscriberId))
    const path = '/papers/math/0309136/save'
    const asked = await (await get(web.app, path)).text()
    expect(asked).toContain('Send me the link')
    const known = await post(web.app, path, { email: row?.email ?? '' })
    const unknown = await post(web.app, path, { email: 'nobody@lab.example' })
    expect(await known.text()).toBe(await unknown.text())
    const queued = await web.db.select().from(letters).where(eq(letters.subscriberId, subscriberId))
    expect(queued.map(({ kind, intent }) => [kind, intent])).toEqual([
      ['link', { reason: 'save', save: 'math/0309136' }],
    ])
    expect(await savedBy(subscriberId)).toEqual([])
    const slip = await post(web.app, path, { email: '"><script>' })
    expect(slip.status).toBe(400)
    expect(await slip.text()).toContain('&quot;&gt;&lt;script&gt;')
  })

  it('is limited like every letter that strangers can cause', async () => {
    const small = web.make({ subscribePerHour: 2 })
    const ask = () =>
      post(small, `/papers/${held}/save`, { email: 'a@lab.example' }, {}, '203.0.113.77')
    expect([(await ask()).status, (await ask()).status, (await ask()).status]).toEqual([
      200, 200, 429,
    ])
    expect((await get(small, '/papers/2611.99999/save')).status).toBe(404)
  })
})
