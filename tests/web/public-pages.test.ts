/** The pages that everybody may read: days, papers, topics, search, status, about, privacy. */
import { sql } from 'drizzle-orm'
import type { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tokenEditor } from '../../src/editorial/editor.ts'
import { createSeries } from '../../src/editorial/series.ts'
import { addDays } from '../../src/lib/local-time.ts'
import { parseXml } from '../../src/lib/xml.ts'
import { editions } from '../../src/storage/schema/editorial.ts'
import { papers } from '../../src/storage/schema/papers.ts'
import { syncTaxonomy } from '../../src/tagging/sync-taxonomy.ts'
import { tagPapers } from '../../src/tagging/tag-papers.ts'
import { type StoredText, storeTexts } from '../query/store-papers.ts'
import { empty, taxonomyOf } from '../tagging/store.ts'
import { get, now, openWeb } from './support.ts'

type Web = Awaited<ReturnType<typeof openWeb>>
let web: Web
let app: Hono

const given = (publicId: string, listingDay: string | null, other: Partial<StoredText> = {}) => ({
  ...{ publicId, listingDay, title: `Paper ${publicId}`, abstract: 'About it.' },
  ...{ authors: ['Ann Lee'], categories: ['cs.CV'] },
  ...other,
})

const many = Array.from({ length: 230 }, (_, i) =>
  given(`2611.1${String(i).padStart(4, '0')}`, '2025-11-19', {
    title: `Sketching study ${i}`,
    ...(i % 2 === 0 && { categories: ['math.AG'] }),
  }),
)

/** A paper that is not arXiv's, of more authors than a page names. */
const preprint = '10.1101/2026.05.12.653210'
const crowd = Array.from({ length: 75 }, (_, i) => `Ann Lee ${i}`)

beforeAll(async () => {
  web = await openWeb()
  await empty(web.db)
  const rules = {
    clip: '=CLIP OR ti:("contrastive images" OR caption) OR (abs:pretraining cat:cs.CV -survey)',
    sketch: 'ti:sketching',
  }
  await syncTaxonomy(web.db, { at: now, taxonomy: taxonomyOf(rules, ['cs.CV', 'math.AG']) })
  await storeTexts(web.db, [
    ...many,
    given('2611.00001', '2025-11-24', {
      title: 'CLIP & <b>captions</b> of $\\ell_2$ norms',
      abstract:
        'We show $x^2$ and \\emph{more} <script>alert(1)</script> for $\\broken{x$ "quotes".',
      authors: ['José García', 'Ann "The" Lee', 'A', 'B', 'C', 'D'],
    }),
    given('2611.00002', '2025-11-24', { title: 'Captioned pictures', abstract: '=CLIP and CLIP' }),
    given('2611.00003', '2025-11-23', { title: 'Caption this', categories: ['math.AG', 'cs.CV'] }),
    given('2611.00004', '2025-11-23', { title: 'A mistake' }),
    given('2611.00009', '2099-11-25', { title: 'Captions of tomorrow' }),
    given('2605.00001', null, { title: 'Known by its second version' }),
    given('math/0309136', '2025-11-23', { title: 'An old proof', categories: ['math.AG'] }),
    given(preprint, null, { title: 'Of cells', authors: crowd, categories: [] }),
  ])
  const url = `https://www.biorxiv.org/content/${preprint}v1`
  await web.db.update(papers).set({ url }).where(sql`public_id = ${preprint}`)
  await web.db.update(papers).set({ withdrawn: true }).where(sql`public_id = '2611.00004'`)
  const rows = await web.db.select({ id: papers.id }).from(papers)
  const paperIds = rows.map(({ id }) => id)
  await web.db.transaction((tx) => tagPapers(tx, { paperIds, at: now }))
  app = web.make()
})
afterAll(() => web?.close())

const read = async (path: string, status = 200): Promise<string> => {
  const response = await get(app, path)
  expect(response.status, path).toBe(status)
  return response.text()
}
const titlesOf = (html: string): string[] =>
  [...html.matchAll(/<h3><a href="\/papers\/([^"]+)"/g)].map((match) => match[1] as string)
const textOf = (html: string): string =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&quot;', '"')
    .replace(/\s+/g, ' ')

describe('days', () => {
  it('lists the days held, newest first, without what is still to come', async () => {
    const text = textOf(await read('/days'))
    expect(text).toMatch(/Monday 24 November 2025 2 papers.*Sunday 23 November 2025 3 papers/)
    expect(text).toContain('Wednesday 19 November 2025 230 papers')
    expect(text).not.toContain('25 November')
    expect(textOf(await read('/days?before=2025-11-23'))).not.toContain('23 November')
  })

  it('shows a day by topic, the rest by category, withdrawn papers as such', async () => {
    const html = await read('/days/2025-11-23')
    expect(titlesOf(html)).toEqual(['2611.00003', '2611.00004', 'math/0309136'])
    expect(textOf(html)).toMatch(/A mistake Ann Lee withdrawn/)
    expect(html).toMatch(/<h2 id="t-tests">Tests<\/h2>.*<h2 id="c-categories">More in Categories</s)
    expect(html).toContain('href="/days/2025-11-24"')
    expect(html).toContain('href="/days/2025-11-19"')
  })

  it('shows a hundred papers a page, every one once', async () => {
    const pages = await Promise.all([1, 2, 3].map((at) => read(`/days/2025-11-19?page=${at}`)))
    expect(pages.map((html) => titlesOf(html).length)).toEqual([100, 100, 30])
    expect(new Set(pages.flatMap(titlesOf)).size).toBe(230)
    expect(textOf(pages[1] ?? '')).toMatch(/Page 2 of 3.*Tests, continued/)
    for (const html of pages) expect(html.length).toBeLessThan(60_000)
    expect(titlesOf(await read('/days/2025-11-19?page=99'))).toHaveLength(30)
    expect(titlesOf(await read('/days/2025-11-19?page=-x'))).toHaveLength(100)
  })

  it.each(['2099-11-25', '2025-11-22', '2026-02-30', 'yesterday', '2025-11-24T00:00'])(
    'has nothing at %s',
    async (day) => {
      await read(`/days/${day}`, 404)
    },
  )
})

describe('a paper', () => {
  it('is shown with formulas, and with what it says as text', async () => {
    const html = await read('/papers/2611.00001')
    expect(html).toContain('<math><msub><mi>ℓ</mi><mn>2</mn></msub></math>')
    expect(html).toContain('<math><msup><mi>x</mi><mn>2</mn></msup></math>')
    expect(html).toContain('&lt;b>captions&lt;/b>'.replaceAll('>', '&gt;'))
    expect(html).toContain('$\\broken{x$')
    expect(html).not.toContain('<script>')
    expect(html).toContain('<title>CLIP &amp; &lt;b&gt;captions&lt;/b&gt; of ℓ₂ norms · Paperboy<')
    expect(html).toContain('href="https://arxiv.org/abs/2611.00001"')
    expect(html).toContain('href="https://arxiv.org/pdf/2611.00001"')
  })

  it('says in words why it has its tags', async () => {
    const html = await read('/papers/2611.00001')
    expect(textOf(html)).toContain('The clip the title says “CLIP”')
    expect(textOf(html)).toContain('Category cs.CV its main category')
    expect(html).not.toContain('2611.00009')
    expect(html).toContain('href="/search?q=au%3A%22Jos%C3%A9%20Garc%C3%ADa%22"')
  })

  it('has one address, whatever form of its id is asked for', async () => {
    expect(await read('/papers/math/0309136')).toContain('An old proof')
    for (const [asked, canonical] of [
      ['/papers/arXiv:2611.00001v3', '/papers/2611.00001'],
      ['/papers/math.AG%2F0309136', '/papers/math/0309136'],
    ] as const) {
      const response = await get(app, asked)
      expect(response.status).toBe(301)
      expect(response.headers.get('location')).toBe(canonical)
    }
  })

  it('leads to its source under the name of that', async () => {
    expect(textOf(await read('/papers/2611.00002'))).toContain('Read at arXiv')
    expect(textOf(await read(`/papers/${preprint}`))).toContain('Read at bioRxiv')
    expect(await read('/days/2025-11-23')).toMatch(/abs\/math\/0309136">arXiv</)
    const found = await read('/search?q=ti:cells')
    expect(found).toMatch(/biorxiv\.org\/content\/[^>]*>bioRxiv</)
    expect(found).not.toContain('>arXiv</a>')
  })

  it('says of a long list how many more there are', async () => {
    const more = async (lang: string) =>
      textOf(await read(`/papers/${preprint}?lang=${lang}`)).match(
        /Ann Lee 59 (.*?\d+.?\p{L}*)/u,
      )?.[1]
    expect(await more('en')).toBe('and 15 more')
    expect(await more('ko')).toBe('외 15명')
    expect(await more('zh')).toBe('另有 15 人')
    expect(await more('ja')).toBe('ほか15名')
  })

  it('can be cited as a file', async () => {
    const bib = await get(app, '/papers/math/0309136.bib')
    expect(bib.headers.get('content-disposition')).toContain('math-0309136.bib')
    expect(await bib.text()).toContain('{An old proof}')
    expect(await read('/papers/2611.00002.ris')).toContain('TI  - Captioned pictures')
    await read('/papers/2699.00002.ris', 404)
  })

  it('says that it was withdrawn, or never announced', async () => {
    expect(textOf(await read('/papers/2611.00004'))).toContain('The authors withdrew this paper.')
    expect(textOf(await read('/papers/2605.00001'))).toContain('only by a later version')
  })

  it.each(['2611.99999', 'nothing', '..%2f..%2fetc', '%00', 'x'.repeat(3000)])(
    'is not there: %s',
    async (id) => {
      await read(`/papers/${id}`, 404)
    },
  )
})

describe('topics', () => {
  it('are all listed', async () => {
    const html = await read('/tags')
    for (const slug of ['clip', 'sketch', 'cs.CV']) expect(html).toContain(`href="/tags/${slug}"`)
  })

  it('say what they are, by which rule, and how much they bring', async () => {
    const html = await read('/tags/clip')
    const text = textOf(html)
    expect(text).toContain('About clip.')
    expect(text).toContain('exactly “CLIP” in title or abstract')
    expect(text).toContain('“contrastive images” or “caption” in the title')
    expect(text).toContain(
      'together with “cs.CV” as a category, but not “survey” in title or abstract',
    )
    expect(html).toContain('href="/?tag=clip"')
    expect(html).toMatch(/<svg[^>]+role="img" aria-label="Papers a day from [^"]+"/)
    expect(html.match(/<rect x=/g)).toHaveLength(3)
    expect(text).toMatch(/24 November 2025 2 23 November 2025 1 19 November 2025 0/)
    expect(titlesOf(html)).toEqual(['2611.00002', '2611.00001', '2611.00003'])
  })

  it('page through all their papers, newest first', async () => {
    const found: string[] = []
    let path: string | undefined = '/tags/sketch'
    for (let pages = 0; path && pages < 20; pages++) {
      const html: string = await read(path)
      found.push(...titlesOf(html))
      path = /href="([^"]+)" rel="next"/.exec(html)?.[1]?.replaceAll('&amp;', '&')
    }
    expect(found).toHaveLength(230)
    expect(new Set(found).size).toBe(230)
  })

  it('are not there when they are not', async () => {
    await read('/tags/nothing', 404)
    await read('/tags/%3Cscript%3E', 404)
  })
})

describe('search', () => {
  const search = (query: string) => read(`/search?q=${encodeURIComponent(query)}`)

  it('finds papers and offers the query by mail', async () => {
    const html = await search('captioned -proof ti:pictures')
    expect(titlesOf(html)).toEqual(['2611.00002'])
    expect(html).toContain('href="/?query=captioned%20-proof%20ti%3Apictures"')
    expect(textOf(html)).toContain('1 paper')
  })

  it.each(['', '&sort=new', '&sort=popular'])('pages on: %s', async (sort) => {
    const first = await read(`/search?q=sketching${sort}`)
    expect(textOf(first)).toContain('230 papers')
    const next = /href="([^"]+)" rel="next"/.exec(first)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const second = await read(next)
    expect(new Set([...titlesOf(first), ...titlesOf(second)]).size).toBe(50)
  })

  it('shows the character at which it stopped understanding', async () => {
    const html = await search('clip OR )')
    expect(textOf(html)).toContain('Not understood, at character 6')
    expect(html).toContain('clip <mark>O</mark>R )')
    expect(textOf(await search('"never closed'))).toContain('A quotation mark is opened')
  })

  it('marks what was asked for, in titles and where abstracts have it', async () => {
    const html = await search('clip captions')
    expect(html).toContain('<mark>CLIP</mark> &amp; &lt;b&gt;<mark>captions</mark>&lt;/b&gt;')
    expect(html).toMatch(/<math.*<p class="snippet" dir="auto">We show/s)
  })

  it('narrows down by topic and year, each link with what it leaves', async () => {
    const html = await search('sketching OR caption')
    expect(html).toContain('/search?q=(sketching%20OR%20caption)%20day%3A2025')
    const link = '/search?q=(sketching%20OR%20caption)%20tag%3Amath.AG'
    expect(html).toContain(`href="${link}"`)
    expect(textOf(html)).toMatch(/Topics .* 116 /)
    expect(textOf(await read(link))).toContain('116 papers')
    expect(html.length).toBeLessThan(60_000)
  })

  it('asks whether another spelling was meant', async () => {
    const html = await search('sketchnig -proof')
    expect(textOf(html)).toContain('Did you mean sketching -proof')
    expect(html).toContain('href="/search?q=sketching%20-proof"')
    expect(await search('sketching')).not.toContain('Did you mean')
  })

  it('says what to do when nothing is typed or found', async () => {
    expect(textOf(await read('/search'))).toContain('How to ask')
    expect(textOf(await search('zebra'))).toContain('Nothing found')
  })

  it.each(['<script>alert(1)</script>', '"><img src=x>', '\u202e\u0000\ud800', 'x'.repeat(10_000)])(
    'takes nothing but text from a hostile query %#',
    async (query) => {
      const html = await read(`/search?q=${encodeURIComponent(query.replace(/\p{Cs}/gu, ''))}`)
      expect(html).not.toMatch(/<script>|<img/)
      expect(html.length).toBeLessThan(20_000)
    },
  )

  it('is counted where it is not in memory, and gives up what takes too long', async () => {
    const ask = (query: string, from = app) => get(from, `/search?q=${query}`, {}, '198.51.100.10')
    await web.db.execute(sql`delete from rate_limits`)
    expect((await ask('counted')).status).toBe(200)
    await web.db.execute(sql`update rate_limits set points = 100000`)
    expect((await ask('another')).status).toBe(429)
    expect((await ask('counted')).status).toBe(200)
    await web.db.execute(sql`delete from rate_limits`)
    const cancelled = Object.assign(new Error('canceled'), { code: '57014' })
    const db = Object.assign(Object.create(web.db), {
      transaction: () => Promise.reject(new Error('query', { cause: cancelled })),
    })
    const slow = await ask('slow', web.make({}, { db }))
    expect([slow.status, slow.headers.get('cache-control')]).toEqual([503, 'no-store'])
    const html = await slow.text()
    expect(html).toContain('took too long')
    expect(html).toContain('value="slow"')
    // A feed says the same, and not that nothing matches; so does the API.
    for (const path of ['/feeds/search/atom.xml?q=slow', '/api/v1/search?q=slow']) {
      const given = await get(web.make({}, { db }), path, { accept: '*/*' }, '198.51.100.10')
      expect([path, given.status]).toEqual([path, 503])
      expect(given.headers.get('cache-control')).toBe('no-store')
      expect(await given.text()).toContain('took too long')
    }
  })

  it('begins anew from a place that is none', async () => {
    const found = titlesOf(await read('/search?q=sketching&before=2026-13-99.x'))
    expect(found).toHaveLength(25)
  })
})

describe('status, about, privacy', () => {
  it('tell what is held, what this is and what is kept', async () => {
    expect(textOf(await read('/status'))).toContain('238 papers held')
    expect(textOf(await read('/about'))).toContain('How papers are chosen')
    expect(await read('/privacy')).toContain('mailto:papers@lab.example')
  })
})

const all = [
  ...['/days', '/days/2025-11-24', '/papers/2611.00001', '/tags', '/tags/clip', '/status'],
  ...['/search', '/search?q=caption', '/search?q=)', '/about', '/privacy'],
]

describe('every public page', () => {
  it.each(all)('%s is kept by ETag, and packed where that is taken', async (path) => {
    const first = await get(app, path)
    const etag = first.headers.get('etag') ?? ''
    expect(etag).toMatch(/^W\/"[\w-]{22}"$/)
    expect(first.headers.get('cache-control')).toMatch(/^public, max-age=\d+/)
    const again = await get(app, path, { 'if-none-match': `"other", ${etag}` })
    expect(again.status).toBe(304)
    expect(await again.text()).toBe('')
    const packed = await get(app, path, { 'accept-encoding': 'gzip, br' })
    expect(packed.headers.get('content-encoding')).toBe('gzip')
    const stream = packed.body?.pipeThrough(new DecompressionStream('gzip'))
    expect(await new Response(stream).text()).toBe(await first.text())
  })

  it.each(all)('%s has no style or script inside, and asks nobody else', async (path) => {
    const html = await read(path)
    expect(html).not.toMatch(/ style=|<style|<script(?![^>]* src="\/assets\/)| on\w+="/)
    expect(html).not.toMatch(/(?:src|href)="https?:[^"]*"[^>]*rel="(?:stylesheet|preload)/)
    expect(html.match(/<h1/g)).toHaveLength(1)
  })

  it('is the same one whatever else its address holds', async () => {
    const etagOf = async (path: string) => (await get(app, path)).headers.get('etag')
    expect(await etagOf('/status?x=1&tag=clip')).toBe(await etagOf('/status'))
    expect(await etagOf('/search?utm=1&q=caption&q=b')).toBe(await etagOf('/search?q=caption'))
    expect(await etagOf('/search?q=caption')).not.toBe(await etagOf('/search?q=proof'))
    expect(await read('/status?x=1')).not.toContain('x=1')
  })

  it('changes with the papers held', async () => {
    const before = (await get(app, '/status')).headers.get('etag')
    await storeTexts(web.db, [given('2611.00077', '2025-11-24')])
    const after = await get(web.make(), '/status')
    expect(after.headers.get('etag')).not.toBe(before)
    expect(await after.text()).toContain('239 papers held')
  })

  it('keeps search engines away when ROBOTS says so', async () => {
    const closed = await get(web.make({ robots: false }), '/days')
    expect(closed.headers.get('x-robots-tag')).toBe('noindex, nofollow')
    expect((await get(app, '/days')).headers.get('x-robots-tag')).toBeNull()
  })

  it('is the same one however its address is spelled', async () => {
    // Made anew, its links to other languages would be spelled as asked.
    const body = await read('/tags/clip')
    expect(body).toContain('href="/tags/clip?lang=ko"')
    for (const path of ['/tags/cl%69p', '/tags/%63%6c%69%70', '/tags/clip/']) {
      expect(await read(path)).toBe(body)
    }
  })

  it('tells search engines of every page, papers by month, and of nobody’s own', async () => {
    const locs = async (path: string) => {
      const answer = await get(app, path)
      expect([path, answer.status]).toEqual([path, 200])
      expect(answer.headers.get('content-type')).toContain('application/xml')
      const xml = await answer.text()
      parseXml(xml, { roots: ['urlset', 'sitemapindex'], lists: ['url', 'sitemap'] })
      return [...xml.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url]) => new URL(url ?? '').pathname)
    }
    const robots = await read('/robots.txt')
    expect(robots).toMatch(/^Sitemap: https?:\/\/[^/]+\/sitemap\.xml$/m)
    expect(robots).toContain('Disallow: /feedback/\n')
    const files = await locs('/sitemap.xml')
    expect(files).toEqual(['/sitemaps/pages.xml', '/sitemaps/papers-2025-11.xml'])
    const pages = await locs('/sitemaps/pages.xml')
    for (const path of ['/', '/days/2025-11-24', '/tags/clip', '/privacy']) {
      expect(pages).toContain(path)
    }
    const listed = await locs('/sitemaps/papers-2025-11.xml')
    expect(listed).toContain('/papers/math/0309136')
    expect(listed).not.toContain('/papers/2611.00009')
    for (const path of [...pages, listed[0] ?? '']) await read(path)
    // Samples are no real records: no file of theirs is named, as there is none.
    await web.db.execute(sql`insert into papers
      (public_id, title, abstract, authors, categories, listing_day, available_at, content_hash, search, sample)
      values ('2405.00001', 'Sample', '', '{}', '{cs.CV}', '2024-05-20', '2024-05-20', 'x', '', true)`)
    const fresh = await (await get(web.make(), '/sitemap.xml')).text()
    await web.db.execute(sql`delete from papers where public_id = '2405.00001'`)
    expect(fresh).toContain('papers-2025-11.xml')
    expect(fresh).not.toContain('papers-2024-05.xml')
    await read('/sitemaps/papers-2031-01.xml', 404)
    await read('/sitemaps/papers-2025-19.xml', 404)
    // Without a series the list is empty, and no page leads to it.
    expect(pages.join()).not.toContain('/editions')
    expect((await get(web.make({ robots: false }), '/sitemap.xml')).status).toBe(404)
  })

  it('says where it is found and what it is about to who links to it', async () => {
    const html = await read('/tags/clip?x=1')
    expect(html).toMatch(/<link rel="canonical" href="https?:\/\/[^/]+\/tags\/clip"/)
    expect(html).toMatch(/<meta property="og:url" content="https?:\/\/[^/]+\/tags\/clip"/)
    expect(html).toContain('property="og:title"')
    expect(await read('/?tag=clip')).toMatch(/rel="canonical" href="https?:\/\/[^/]+\/"/)
    // What everybody finds has a title and a line of its own.
    const paths = ['/', '/days', '/tags', '/search', '/about', '/privacy', '/status', '/tags/clip']
    const all = [...paths, '/days/2025-11-24', '/papers/2611.00001']
    const heads = await Promise.all(all.map((path) => read(path)))
    const titles = heads.map((one) => /<title>([^<]+)</.exec(one)?.[1])
    expect(new Set(titles).size).toBe(titles.length)
    for (const one of heads) expect(one).toMatch(/<meta name="description" content="[^"]{5,}/)
  })

  it('stands under the prefix of PUBLIC_URL', async () => {
    const under = web.make({ publicUrl: 'https://lab.example/papers-by-mail' })
    const html = await (await get(under, '/days')).text()
    expect(html).toContain('href="/papers-by-mail/days/2025-11-24"')
    expect(html).toContain('rel="canonical" href="https://lab.example/papers-by-mail/days"')
  })
})

describe('editions', () => {
  /** A page holds 60, and the first one ends between the two of 2 August. */
  const shared = '2025-08-02'
  const editionsOf = (html: string): string[] =>
    [...html.matchAll(/href="(\/editions\/\w+\/[\d-]+)"/g)].map(([, path = '']) => path)

  beforeAll(async () => {
    const fields = { language: 'en', timezone: 'UTC', by: tokenEditor }
    const daily = await createSeries(web.db, { ...fields, slug: 'daily', name: 'Daily' })
    const second = await createSeries(web.db, { ...fields, slug: 'second', name: 'Second' })
    const state = 'published' as const
    const days = Array.from({ length: 61 }, (_, i) => addDays(shared, 59 - i))
    await web.db
      .insert(editions)
      .values([
        ...days.map((date) => ({ seriesId: daily.id, date, state })),
        { seriesId: second.id, date: shared, state },
        { seriesId: second.id, date: addDays(shared, 90), state: 'draft' },
      ])
    app = web.make()
  })

  it('page through all, those of one date too when a page ends between them', async () => {
    const found: string[] = []
    let path: string | undefined = '/editions'
    for (let pages = 0; path && pages < 5; pages++) {
      const html: string = await read(path)
      found.push(...editionsOf(html))
      path = /href="(\/editions\?before=[\w.-]+)"/.exec(html)?.[1]
    }
    expect(found.slice(58, 62)).toEqual([
      `/editions/daily/${addDays(shared, 1)}`,
      `/editions/daily/${shared}`,
      `/editions/second/${shared}`,
      `/editions/daily/${addDays(shared, -1)}`,
    ])
    expect(found).toHaveLength(62)
  })

  it('are found before a bare date, as older links have it, and from the start past none', async () => {
    const older = editionsOf(await read(`/editions?before=${shared}`))
    expect(older).toEqual([`/editions/daily/${addDays(shared, -1)}`])
    for (const place of ['none.1', '2026-13-99.1', 'x']) {
      expect(editionsOf(await read(`/editions?before=${place}`))).toHaveLength(60)
    }
  })

  it('are told to search engines with their series, drafts left out', async () => {
    const xml = await read('/sitemaps/pages.xml')
    const told = [...xml.matchAll(/<loc>[^<]*?(\/editions[^<]*)</g)].map(([, path = '']) => path)
    expect(told.slice(0, 3)).toEqual(['/editions', '/editions/daily', '/editions/second'])
    expect(told).toHaveLength(3 + 62)
    for (const path of [...told.slice(0, 4), `/editions/second/${shared}`]) {
      expect(told).toContain(path)
      await read(path)
    }
  })
})
