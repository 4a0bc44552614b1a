/** Public feeds: what they list, and that a strict reader takes them. */
import type { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseXml } from '../../src/lib/xml.ts'
import { papers } from '../../src/storage/schema/papers.ts'
import { syncTaxonomy } from '../../src/tagging/sync-taxonomy.ts'
import { tagPapers } from '../../src/tagging/tag-papers.ts'
import { storeTexts } from '../query/store-papers.ts'
import { empty, taxonomyOf } from '../tagging/store.ts'
import { get, now, openWeb, publicUrl } from './support.ts'

let web: Awaited<ReturnType<typeof openWeb>>
let app: Hono

beforeAll(async () => {
  web = await openWeb()
  await empty(web.db)
  const rules = { clip: 'clip' }
  await syncTaxonomy(web.db, { at: now, taxonomy: taxonomyOf(rules, ['cs.CV']) })
  const paper = { abstract: 'We clip $x<y$ & more.', categories: ['cs.CV'] }
  await storeTexts(web.db, [
    {
      ...paper,
      publicId: '2611.00001',
      listingDay: '2026-11-20',
      title: '<script>alert(1)</script> & $\\alpha$',
      authors: [],
    },
    {
      ...paper,
      publicId: '2611.00002',
      listingDay: '2026-11-23',
      title: 'Second',
      authors: ['Eve "<b>" O\'Neil'],
    },
    {
      ...paper,
      publicId: '2611.00003',
      listingDay: '2026-11-23',
      title: 'Third',
      abstract: 'Of x.',
      authors: ['Ann Lee'],
    },
  ])
  const rows = await web.db.select({ id: papers.id }).from(papers)
  const paperIds = rows.map(({ id }) => id)
  await web.db.transaction((tx) => tagPapers(tx, { paperIds, at: now }))
  app = web.make()
})
afterAll(() => web?.close())

const feeds = {
  '/feeds/papers': 3,
  '/feeds/tags/clip': 2,
  '/feeds/days/2026-11-23': 2,
  '/feeds/search?q=clip': 2,
}
const addressOf = (feed: string, name: string) => {
  const [folder, query] = feed.split('?')
  return `${folder}/${name}${query === undefined ? '' : `?${query}`}`
}

describe.each(Object.entries(feeds))('%s', (feed, count) => {
  it('is Atom as RFC 4287 asks for', async () => {
    const path = addressOf(feed, 'atom.xml')
    const response = await get(app, path)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8')
    const options = { roots: ['feed'], lists: ['link', 'entry', 'author'] }
    const atom = parseXml(await response.text(), options).node as Record<string, never>
    const list = <T>(one: T | T[] | undefined): T[] => [one ?? []].flat() as T[]
    const links = list<Record<string, string>>(atom.link as never)
    expect(links.find((link) => link['@_rel'] === 'self')?.['@_href']).toBe(`${publicUrl}${path}`)
    expect(String(atom.id)).toMatch(/^https:/)
    expect(new Date(atom.updated as never).toISOString()).toBe(atom.updated)
    const entries = list<Record<string, never>>(atom.entry as never)
    expect(entries).toHaveLength(count)
    expect(new Set(entries.map((entry) => entry.id)).size).toBe(count)
    for (const entry of entries) {
      expect(entry.id).toMatch(new RegExp(`^${publicUrl}/papers/2611`))
      expect(new Date(entry.updated as never).toISOString()).toBe(entry.updated)
      expect(list(entry.author as never).length).toBeGreaterThan(0)
      expect(entry.title).toBeTruthy()
    }
  })

  it('is JSON Feed 1.1', async () => {
    const path = addressOf(feed, 'feed.json')
    const response = await get(app, path)
    expect(response.headers.get('content-type')).toBe('application/feed+json; charset=utf-8')
    const body = (await response.json()) as { items: Array<{ content_text: string }> }
    expect(body).toMatchObject({
      version: 'https://jsonfeed.org/version/1.1',
      feed_url: `${publicUrl}${path}`,
    })
    expect(body.items).toHaveLength(count)
    for (const item of body.items) expect(typeof item.content_text).toBe('string')
  })

  it('costs nothing when nothing changed, and is for any origin', async () => {
    const path = addressOf(feed, 'atom.xml')
    const first = await get(app, path)
    expect(first.headers.get('access-control-allow-origin')).toBe('*')
    const etag = first.headers.get('etag') as string
    expect((await get(app, path, { 'if-none-match': etag })).status).toBe(304)
  })
})

it('hostile titles are text', async () => {
  const xml = await (await get(app, '/feeds/papers/atom.xml')).text()
  expect(xml).not.toContain('<script>')
  expect(xml).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; α')
})

it('what is not there is not found', async () => {
  for (const feed of ['tags/nothing', 'days/2026-11-21', 'days/tomorrow', 'search']) {
    expect((await get(app, `/feeds/${feed}/atom.xml`)).status, feed).toBe(404)
  }
  expect((await get(app, '/feeds/search/atom.xml?q=ti:(')).status).toBe(404)
})

it('pages name the feed of what they list', async () => {
  const pages = {
    '/days': 'papers',
    '/days/2026-11-23': 'days/2026-11-23',
    '/tags/clip': 'tags/clip',
  }
  for (const [page, feed] of Object.entries(pages)) {
    const html = await (await get(app, page)).text()
    expect(html).toMatch(
      new RegExp(
        `<link rel="alternate" type="application/atom\\+xml" [^>]*href="/feeds/${feed}/atom.xml"`,
      ),
    )
    expect(html).toContain(`href="/feeds/${feed}/feed.json"`)
  }
})
