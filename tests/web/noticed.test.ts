/** What is noticed, on pages: reads and PDF clicks that are counted, the lists made of them, and what is
 * told beside a paper. */
import { sql } from 'drizzle-orm'
import type { Hono } from 'hono'
import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { makeRankings } from '../../src/papers/popularity/make-rankings.ts'
import { readPopularity } from '../../src/papers/popularity/read-popularity.ts'
import { createViewCounter, type ViewCounter } from '../../src/papers/popularity/view-counter.ts'
import { storeSignals } from '../../src/papers/store-signals.ts'
import { fixedCalendar } from '../../src/storage/calendar.ts'
import { savedPapers } from '../../src/storage/schema/feedback.ts'
import { papers } from '../../src/storage/schema/papers.ts'
import { addSubscriber } from '../support/digest-world.ts'
import { fromPeer, get, now, openWeb, post, stranger } from './support.ts'

type Web = Awaited<ReturnType<typeof openWeb>>
let web: Web
let app: Hono
let views: ViewCounter
let paperId: number

const paper = '/papers/2611.00001'
const agent =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36'
const browser = { 'user-agent': agent }
const ours = { ...browser, 'sec-fetch-site': 'same-origin' }
const calendar = fixedCalendar(now)

beforeAll(async () => {
  web = await openWeb()
  views = createViewCounter({ db: web.db, calendar, log: pino({ level: 'silent' }) })
  app = web.make({}, { views })
  const [row] = await web.db.select({ id: papers.id }).from(papers)
  paperId = row?.id as number
})
afterAll(() => web?.close())
beforeEach(() =>
  web.db.execute(
    sql`truncate paper_daily, paper_signals, paper_rankings, installation, rate_limits`,
  ),
)

async function counted() {
  await views.flush()
  const { reads, pdfClicks } = (await readPopularity(web.db, { ids: [paperId], at: now })).get(
    paperId,
  ) ?? { reads: -1, pdfClicks: -1 }
  return { reads, pdfClicks }
}
/** Another app, as a page that was held is looked at anew after seconds. */
const fresh = () => web.make({}, { views })
const bodyOf = async (path: string, headers = {}) => (await get(fresh(), path, headers)).text()

function told(upvotes: number, at = now) {
  const signal = {
    ...{ publicId: '2611.00001', upvotes, comments: 3, stars: 251, codeUrl: null },
    ...{
      projectUrl: null,
      organization: 'Example "Institute"',
      submittedBy: 'Ada <b>',
      keywords: [],
    },
    featuredOn: null,
  }
  return web.db.transaction((tx) => storeSignals(tx, { signals: [signal], source: 'hf', at }))
}

describe('a read', () => {
  it('is counted when the page comes from memory, and when the browser had it already', async () => {
    const first = await get(app, paper, browser)
    await get(app, paper, browser)
    const again = await get(app, paper, {
      ...browser,
      'if-none-match': first.headers.get('etag') ?? '',
    })
    expect(again.status).toBe(304)
    expect(await counted()).toEqual({ reads: 3, pdfClicks: 0 })
  })

  it.each([
    ['a crawler', { 'user-agent': 'Mozilla/5.0 (compatible; Googlebot/2.1)' }],
    ['a program', { 'user-agent': 'curl/8.5.0' }],
    ['nobody in particular', {}],
    ['a page fetched ahead', { ...browser, 'sec-purpose': 'prefetch;prerender' }],
    ['an older browser that fetches ahead', { ...browser, purpose: 'prefetch' }],
  ])('is not counted of %s', async (_who, headers) => {
    expect((await get(app, paper, headers)).status).toBe(200)
    expect(await counted()).toEqual({ reads: 0, pdfClicks: 0 })
  })

  it('is not counted of headers alone, of other pages, and of papers that are not there', async () => {
    await app.request(paper, { method: 'HEAD', headers: browser }, fromPeer(stranger))
    await get(app, '/days', browser)
    await get(app, '/healthz', browser)
    await get(app, `${paper}.bib`, browser)
    expect((await get(app, '/papers/2611.99999', browser)).status).toBe(404)
    expect(await counted()).toEqual({ reads: 0, pdfClicks: 0 })
  })

  it('leaves nothing of who: no cookie, no address in the store', async () => {
    const answer = await get(app, paper, browser)
    expect(answer.headers.get('set-cookie')).toBeNull()
    await counted()
    const [row] = await web.db.execute<Record<string, unknown>>(sql`select * from paper_daily`)
    expect(row).toMatchObject({ day: '2026-11-24', reads: 1 })
    expect(Object.keys(row ?? {}).sort()).toEqual(
      ['comments', 'day', 'paper_id', 'pdf_clicks', 'reads', 'stars', 'upvotes'].sort(),
    )
    expect(await web.db.execute(sql`select * from rate_limits`)).toHaveLength(0)
  })
})

describe('an opened PDF', () => {
  it('is told by the page without a detour: the link leads to the source', async () => {
    const page = await bodyOf(paper)
    expect(page).toMatch(
      /<a class="button plain" href="https:\/\/arxiv\.org\/pdf\/2611\.00001" data-counted="\/papers\/2611\.00001\/pdf-opened">/,
    )
    expect(page).toMatch(/<script type="module" src="\/assets\/counted-[\w-]+\.js">/)
    const answer = await post(app, `${paper}/pdf-opened`, {}, ours)
    expect([answer.status, await answer.text()]).toEqual([204, ''])
    expect(answer.headers.get('set-cookie')).toBeNull()
    expect(await counted()).toEqual({ reads: 0, pdfClicks: 1 })
  })

  it('is refused from other sites, and not believed of papers that are not there', async () => {
    const foreign = { ...browser, 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }
    expect((await post(app, `${paper}/pdf-opened`, {}, foreign)).status).toBe(403)
    expect((await post(app, '/papers/2611.99999/pdf-opened', {}, ours)).status).toBe(404)
    expect(
      (await post(app, `${paper}/pdf-opened`, {}, { 'user-agent': 'curl/8.5.0' })).status,
    ).toBe(204)
    expect((await get(app, `${paper}/pdf-opened`, browser)).status).toBe(404)
    expect(await counted()).toEqual({ reads: 0, pdfClicks: 0 })
  })

  it('is limited per network', async () => {
    const codes = []
    for (let n = 0; n < 101; n++)
      codes.push((await post(app, `${paper}/pdf-opened`, {}, ours)).status)
    expect(codes.at(99)).toBe(204)
    expect(codes.at(100)).toBe(429)
    expect(await counted()).toEqual({ reads: 0, pdfClicks: 100 })
  })
})

describe('the page of a paper', () => {
  it('tells how many keep it, vote for it, read it, and from whom it is; of readers no name', async () => {
    const subscriberId = await addSubscriber(web.db)
    await web.db.insert(savedPapers).values({ subscriberId, paperId, savedAt: now })
    await told(54)
    views.count('reads', '2611.00001')
    views.count('pdfClicks', '2611.00001')
    await views.flush()
    const page = await bodyOf(paper)
    expect(page).toContain(
      '54 upvotes · 1 save · 3 comments · 251 stars · 1 read · 1 PDF opened in 30 days',
    )
    expect(page).toContain('Example &quot;Institute&quot;</a>')
    expect(page).toContain('Ada &lt;b&gt;')
    expect(page).not.toMatch(/Reader\d+@/)
  })

  it('is made anew when saves were counted anew, and not before', async () => {
    await web.db.execute(sql`truncate saved_papers`)
    const before = await get(fresh(), paper)
    const subscriberId = await addSubscriber(web.db)
    await web.db.insert(savedPapers).values({ subscriberId, paperId, savedAt: now })
    await makeRankings({ db: web.db, calendar })
    const after = await get(fresh(), paper)
    expect(after.headers.get('etag')).not.toBe(before.headers.get('etag'))
    expect(await after.text()).toContain('1 save')
  })
})

describe('the lists', () => {
  it.each([
    '/trending',
    '/trending?window=day',
    '/trending?window=month',
    '/most-saved',
    '/newest',
  ])('%s says so when there is nothing, and leads to the others', async (path) => {
    await web.db.execute(sql`truncate saved_papers`)
    const page = await bodyOf(path)
    expect(page.match(/aria-current="page"/g)).toHaveLength(1)
    for (const other of ['/trending', '/trending?window=day', '/most-saved', '/newest']) {
      expect(page).toContain(`href="${other}"`)
    }
    if (path !== '/newest') expect(page).toMatch(/Nobody has (?:noticed|saved) a paper/)
    else expect(page).toContain(`href="${paper}"`)
  })

  it('show what came, with its numbers, and how they are counted', async () => {
    await told(54)
    await makeRankings({ db: web.db, calendar })
    const page = await bodyOf('/trending')
    expect(page).toContain('54 upvotes · 3 comments · 251 stars · Example &quot;Institute&quot;')
    expect(page).toContain('How this is counted')
    expect(page).toContain('1.5 for saves')
    expect(await bodyOf('/trending', { 'accept-language': 'ko' })).toContain('추천 54개')
  })

  it.each(['/days/2026-11-17', '/tags/cs.CV'])('%s tells it too', async (path) => {
    await told(54)
    await web.db.execute(sql`
      insert into paper_tags (paper_id, tag_id, source, evidence, added_at)
      select ${paperId}, id, 'category', '{"kind":"category","category":"cs.CV","primary":true}',
        ${now.toISOString()}::timestamptz from tags where slug = 'cs.CV' on conflict do nothing`)
    expect(await bodyOf(path)).toContain('<span>54 upvotes</span>')
  })

  it('are a feed, and stand in the sitemap', async () => {
    await told(54)
    await makeRankings({ db: web.db, calendar })
    const feed = await get(fresh(), '/feeds/trending/feed.json')
    const { items } = (await feed.json()) as { items: Array<{ url: string }> }
    expect(items.map(({ url }) => url)).toEqual([`https://papers.lab.example${paper}`])
    expect((await get(fresh(), '/feeds/trending/atom.xml')).status).toBe(200)
    const map = await bodyOf('/sitemaps/pages.xml')
    for (const path of ['/trending', '/trending?window=month', '/most-saved', '/newest']) {
      expect(map).toContain(`<loc>https://papers.lab.example${path}</loc>`)
    }
  })
})
