/** Public feeds: what they list, and that a strict reader takes them. */
import type { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tokenEditor } from '../../src/editorial/editor.ts'
import { createSeries } from '../../src/editorial/series.ts'
import { editions, noteCorrections, notes } from '../../src/storage/schema/editorial.ts'
import { papers } from '../../src/storage/schema/papers.ts'
import { syncTaxonomy } from '../../src/tagging/sync-taxonomy.ts'
import { tagPapers } from '../../src/tagging/tag-papers.ts'
import { storeTexts } from '../query/store-papers.ts'
import { addSubscriber } from '../support/digest-world.ts'
import { empty, taxonomyOf } from '../tagging/store.ts'
import { checkedAtom, checkedJsonFeed } from './feed-rules.ts'
import { get, now, openWeb, pathOf, publicUrl } from './support.ts'

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
    const { entries = [] } = checkedAtom(await response.text(), `${publicUrl}${path}`)
    expect(entries).toHaveLength(count)
    for (const { id } of entries) expect(id).toMatch(new RegExp(`^${publicUrl}/papers/2611`))
  })

  it('is JSON Feed 1.1', async () => {
    const path = addressOf(feed, 'feed.json')
    const response = await get(app, path)
    expect(response.headers.get('content-type')).toBe('application/feed+json; charset=utf-8')
    const { items } = checkedJsonFeed(await response.text(), `${publicUrl}${path}`)
    expect(items).toHaveLength(count)
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

it('a query that holds what XML forbids is a feed all the same', async () => {
  for (const letter of ['%08', '%EF%BF%BF', '%0B', '%E2%80%AE']) {
    const path = `/feeds/search/atom.xml?q=clip${letter}`
    const text = await (await get(app, path)).text()
    const feed = checkedAtom(text, `${publicUrl}/feeds/search/atom.xml?q=clip`)
    expect(feed.title?.value).toBe('Paperboy: clip')
  }
})

it('says in which language papers are written, whoever asks in another', async () => {
  const korean = { 'accept-language': 'ko' }
  const atom = await (await get(app, '/feeds/papers/atom.xml', korean)).text()
  expect(atom).toMatch(/<feed [^>]*xml:lang="ko"/)
  expect(atom.match(/<entry xml:lang="en">/g)).toHaveLength(3)
  const json = (await (await get(app, '/feeds/papers/feed.json', korean)).json()) as {
    items: Array<{ language?: string }>
  }
  expect(json.items.map(({ language }) => language)).toEqual(['en', 'en', 'en'])
})

it('names the source of a paper, and no author where nobody named one', async () => {
  const read = await (await get(app, '/feeds/papers/feed.json')).text()
  const { items = [] } = checkedJsonFeed(read, `${publicUrl}/feeds/papers/feed.json`)
  const last = items.at(-1)
  expect(last).toMatchObject({ external_url: 'https://arxiv.org/abs/2611.00001' })
  expect(last?.authors).toBeUndefined()
  expect(await (await get(app, '/feeds/papers/atom.xml')).text()).not.toContain('<name>arXiv')
})

describe('notes of editors', () => {
  const corrected = new Date('2026-11-24T09:00:00Z')
  const markdown = 'Read **this** <b>x</b> with [the code](https://code.example/a?b=1&c=2).'

  beforeAll(async () => {
    const { db } = web
    const by = tokenEditor
    const fields = { slug: 'daily', name: '매일', language: 'ko', timezone: 'Asia/Seoul', by }
    const { id: seriesId } = await createSeries(db, fields)
    const [paper] = await db.select({ id: papers.id }).from(papers).orderBy(papers.id).limit(1)
    const publishedAt = new Date('2026-11-23T09:00:00Z')
    const [edition] = await db
      .insert(editions)
      .values({ seriesId, date: '2026-11-23', state: 'published', publishedAt })
      .returning({ id: editions.id })
    const [note] = await db
      .insert(notes)
      .values({
        ...{ editionId: edition?.id as number, paperId: paper?.id as number, position: 0 },
        ...{ markdown, language: 'en', hashtags: ['clip'], releasedAt: publishedAt },
      })
      .returning({ id: notes.id })
    await db
      .insert(noteCorrections)
      .values({ noteId: note?.id as number, before: 'Read.', at: corrected })
  })

  it('stand in a feed of their series that keeps links and paragraphs, whoever asks', async () => {
    const korean = { 'accept-language': 'ko' }
    const self = `${publicUrl}/editions/daily/atom.xml`
    const response = await get(web.make(), '/editions/daily/atom.xml')
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
    const text = await response.text()
    expect(await (await get(web.make(), '/editions/daily/atom.xml', korean)).text()).toBe(text)
    const [entry] = checkedAtom(text, self).entries ?? []
    expect(entry?.title?.value).toBe('매일: 2026년 11월 23일')
    expect(entry?.published).toBe('2026-11-23T09:00:00.000Z')
    expect(entry?.updated).toBe(corrected.toISOString())
    const html = entry?.content?.value
    expect(html).toContain('<strong>this</strong>')
    expect(html).toContain('&lt;b&gt;x&lt;/b&gt;')
    expect(html).toContain('href="https://code.example/a?b=1&amp;c=2"')
    expect(html).toContain('href="https://arxiv.org/abs/2611.00001"')
    expect(html).toContain(`href="${publicUrl}/tags/clip"`)
    const etag = response.headers.get('etag') as string
    const again = await get(web.make(), '/editions/daily/atom.xml', { 'if-none-match': etag })
    expect(again.status).toBe(304)
  })

  it('stand beside their papers in every feed that lists them', async () => {
    for (const feed of ['tags/clip', 'days/2026-11-20', 'papers']) {
      const path = `/feeds/${feed}/feed.json`
      const read = await (await get(web.make(), path)).text()
      const { items = [] } = checkedJsonFeed(read, `${publicUrl}${path}`)
      const html = items.at(-1)?.content_html
      expect(html, feed).toContain('We clip x&lt;y')
      expect(html, feed).toContain('<strong>this</strong>')
      expect(html, feed).toContain(`href="${publicUrl}/editions/daily/2026-11-23"`)
    }
  })
})

it('a reader’s picks are told in the reader’s language, whoever fetches them', async () => {
  for (const [locale, tag, title] of [
    ['ko', 'ko', 'Paperboy에서 받은 내 논문'],
    ['zh', 'zh-Hans', '我在 Paperboy 的论文'],
  ] as const) {
    const subscriberId = await addSubscriber(web.db, { locale })
    const feed = pathOf(web.links.digestFeed(subscriberId))
    for (const asked of ['', 'ja']) {
      const headers = { 'accept-language': asked }
      const atom = await (await get(app, `${feed}/atom.xml`, headers)).text()
      expect(atom).toContain(`xml:lang="${tag}"`)
      expect(atom).toContain(`<title>${title}</title>`)
      const json = await (await get(app, `${feed}/feed.json`, headers)).json()
      expect(json).toMatchObject({ language: tag, title })
    }
  }
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
    '/search?q=clip': 'search',
    '/': 'papers',
  }
  for (const [page, feed] of Object.entries(pages)) {
    const html = await (await get(app, page)).text()
    expect(html).toMatch(
      new RegExp(
        `<link rel="alternate" type="application/atom\\+xml" [^>]*href="/feeds/${feed}/atom.xml`,
      ),
    )
    expect(html).toContain(`href="/feeds/${feed}/feed.json`)
  }
  for (const page of ['/editions/daily', '/editions/daily/2026-11-23']) {
    const html = await (await get(web.make(), page)).text()
    expect(html).toMatch(/<link rel="alternate" [^>]*href="\/editions\/daily\/atom.xml"/)
  }
})
