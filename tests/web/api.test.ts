/** The read API: what it tells, how it pages, what it refuses, and that its description is true. */
import { Validator } from '@seriousme/openapi-schema-validator'
import { eq } from 'drizzle-orm'
import type { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tokenEditor } from '../../src/editorial/editor.ts'
import { createSeries } from '../../src/editorial/series.ts'
import { makeRankings } from '../../src/papers/popularity/make-rankings.ts'
import { fixedCalendar } from '../../src/storage/calendar.ts'
import { editions, noteCorrections, notes } from '../../src/storage/schema/editorial.ts'
import { savedPapers } from '../../src/storage/schema/feedback.ts'
import { sources } from '../../src/storage/schema/operations.ts'
import { paperSignals, papers } from '../../src/storage/schema/papers.ts'
import { paperDaily } from '../../src/storage/schema/popularity.ts'
import { syncTaxonomy } from '../../src/tagging/sync-taxonomy.ts'
import { tagPapers } from '../../src/tagging/tag-papers.ts'
import { eventTypes } from '../../src/webhooks/events.ts'
import { storeTexts } from '../query/store-papers.ts'
import { addSubscriber } from '../support/digest-world.ts'
import { empty, taxonomyOf } from '../tagging/store.ts'
import { breach } from './described.ts'
import { get, now, openWeb, publicUrl } from './support.ts'

let web: Awaited<ReturnType<typeof openWeb>>
let app: Hono

const given = (publicId: string, listingDay: string, title: string, categories = ['cs.CV']) => ({
  ...{ publicId, listingDay, title, categories },
  ...{ abstract: 'About $x^2$ and captions.', authors: ['José García', 'Ann Lee'] },
})

beforeAll(async () => {
  web = await openWeb()
  await empty(web.db)
  const rules = { clip: 'ti:clip', sketch: 'ti:sketching' }
  await syncTaxonomy(web.db, { at: now, taxonomy: taxonomyOf(rules, ['cs.CV', 'math.AG']) })
  await storeTexts(web.db, [
    given('2611.00001', '2025-11-23', 'Clip & <b>captions</b> of $\\ell_2$'),
    given('2611.00002', '2025-11-23', 'Sketching one'),
    given('2611.00003', '2025-11-20', 'Sketching two', ['math.AG', 'cs.CV']),
    given('2611.00004', '2025-11-20', 'Sketching three'),
    given('2611.00009', '2099-11-25', 'Sketching tomorrow'),
    given('math/0309136', '2025-11-19', 'Sketching an old proof', ['math.AG']),
  ])
  const rows = await web.db.select({ id: papers.id }).from(papers)
  const paperIds = rows.map(({ id }) => id)
  await web.db.transaction((tx) => tagPapers(tx, { paperIds, at: now }))
  await web.db.insert(paperSignals).values(
    ['hf', 'elsewhere'].map((source, i) => ({
      ...{ paperId: paperIds[0] as number, source, upvotes: 20 + i, updatedAt: now },
      codeUrl: 'https://code.example/clip',
    })),
  )
  await publishEditions(paperIds[0] as number)
  await notice(paperIds)
  app = web.make()
})
afterAll(() => web?.close())

/** Two readers keep the first and one the second, which was upvoted of late. */
async function notice([first = 0, second = 0]: number[]) {
  const { db } = web
  const kept = [first, first, second]
  for (const paperId of kept) {
    const subscriberId = await addSubscriber(db)
    await db.insert(savedPapers).values({ subscriberId, paperId, savedAt: now })
  }
  const day = '2026-11-24'
  await db.insert(paperDaily).values([
    { paperId: first, day, reads: 7 },
    { paperId: second, day, upvotes: 30, comments: 2 },
    { paperId: second, day: '2026-11-22', upvotes: 5 },
  ])
  await makeRankings({ db, calendar: fixedCalendar(now) })
}

async function publishEditions(paperId: number) {
  const { db } = web
  const fields = { timezone: 'UTC', by: tokenEditor }
  const daily = await createSeries(db, { ...fields, slug: 'daily', name: '매일', language: 'ko' })
  const woche = await createSeries(db, { ...fields, slug: 'woche', name: 'Weekly', language: 'en' })
  const published = { state: 'published' as const, publishedAt: now }
  const [first] = await db
    .insert(editions)
    .values([
      { ...published, seriesId: daily.id, date: '2025-11-23' },
      { ...published, seriesId: daily.id, date: '2025-11-20' },
      { ...published, seriesId: woche.id, date: '2025-11-23' },
      { state: 'draft' as const, seriesId: daily.id, date: '2025-11-24' },
    ])
    .returning({ id: editions.id })
  const markdown = '**중요** <b>x</b> https://arxiv.org/abs/2611.00002'
  const [note] = await db
    .insert(notes)
    .values({
      ...{ editionId: first?.id as number, paperId, position: 0, markdown },
      ...{ language: 'ko', hashtags: ['clip'] },
    })
    .returning({ id: notes.id })
  await db.insert(noteCorrections).values({ noteId: note?.id as number, before: '옛 글', at: now })
}

async function call(path: string, status = 200, headers: Record<string, string> = {}) {
  const response = await get(app, `/api/v1${path}`, { accept: '*/*', ...headers })
  expect(response.status, path).toBe(status)
  // biome-ignore lint/suspicious/noExplicitAny: what it is stands in the expectations
  return { response, body: (await response.json()) as any }
}
const idsOf = (body: { data: Array<{ id: string }> }) => body.data.map(({ id }) => id)

/** Follows `next` to the end. */
async function pagesFrom(path: string): Promise<string[][]> {
  const pages: string[][] = []
  let at: string | null = path
  while (at !== null) {
    const { body }: { body: { data: Array<{ id: string }>; next: string | null } } = await call(at)
    pages.push(idsOf(body))
    at = body.next?.replace(`${publicUrl}/api/v1`, '') ?? null
  }
  return pages
}

describe('papers', () => {
  it('come newest first, without what is still to come, page by page', async () => {
    expect(await pagesFrom('/papers?limit=2')).toEqual([
      ['2611.00002', '2611.00001'],
      ['2611.00004', '2611.00003'],
      ['math/0309136'],
    ])
  })

  it('of one tag', async () => {
    expect(await pagesFrom('/papers?tag=sketch&limit=3')).toEqual([
      ['2611.00002', '2611.00004', '2611.00003'],
      ['math/0309136'],
    ])
    const { body } = await call('/papers?tag=nothing', 404)
    expect(body.error).toMatchObject({
      code: 'not-found',
      message: expect.stringContaining('nothing'),
    })
  })

  it('tell facts, tags and signals of all sources together', async () => {
    const { body } = await call('/papers/2611.00001v2')
    expect(body.next).toBeNull()
    expect(body.data).toMatchObject({
      id: '2611.00001',
      url: `${publicUrl}/papers/2611.00001`,
      sourceUrl: 'https://arxiv.org/abs/2611.00001',
      title: 'Clip & <b>captions</b> of $\\ell_2$',
      authors: ['José García', 'Ann Lee'],
      listingDay: '2025-11-23',
      tags: ['clip', 'cs.CV'],
      saves: 2,
      noticed: { reads: 7, pdfClicks: 0 },
      signals: { upvotes: 41, codeUrl: 'https://code.example/clip', stars: null },
      evidence: [
        { tag: 'clip', where: 'title', words: ['Clip'] },
        { tag: 'cs.CV', where: 'primary category', words: [] },
      ],
    })
  })

  it('are found by an old id with its slash, and unknown ones are not', async () => {
    expect((await call('/papers/math/0309136')).body.data.id).toBe('math/0309136')
    expect((await call('/papers/2611.99999', 404)).body.error.help).toContain('/api/v1/search')
    await call('/papers/%00', 404)
  })
})

describe('days', () => {
  it('are listed, and each tells its papers', async () => {
    const { body } = await call('/days?limit=2')
    expect(body.data).toEqual([
      { day: '2025-11-23', papers: 2, url: `${publicUrl}/days/2025-11-23` },
      { day: '2025-11-20', papers: 2, url: `${publicUrl}/days/2025-11-20` },
    ])
    expect(body.next).toBe(`${publicUrl}/api/v1/days?before=2025-11-20&limit=2`)
    expect(await pagesFrom('/days/2025-11-20?limit=1')).toEqual([['2611.00004'], ['2611.00003']])
  })

  it('a day without papers, to come or of no calendar is refused', async () => {
    await call('/days/2025-11-22', 404)
    await call('/days/2099-11-25', 404)
    expect((await call('/days/2026-02-30', 400)).body.error.message).toContain('date: ')
  })
})

describe('search', () => {
  it('finds, counts and pages', async () => {
    const { body } = await call('/search?q=sketching%20-two&limit=2')
    expect(body.matches).toBeGreaterThanOrEqual(2)
    expect(idsOf(body)).toHaveLength(2)
    const all = await pagesFrom('/search?q=sketching%20-two&limit=2')
    expect(all.flat()).toEqual(expect.arrayContaining(['2611.00002', '2611.00004', 'math/0309136']))
    expect(all.flat()).not.toContain('2611.00003')
  })

  it('says where a query is wrong', async () => {
    const { body } = await call('/search?q=ti%3A(clip', 400)
    expect(body.error).toMatchObject({ code: 'bad-input' })
    expect(body.error.message).toMatch(/^q, at character \d+: /)
    await call('/search', 400)
    await call(`/search?q=${'a'.repeat(501)}`, 400)
  })
})

describe('tags and figures', () => {
  it('name every tag in the language asked for', async () => {
    const { body } = await call('/tags?lang=ko')
    expect(body.data.map(({ slug }: { slug: string }) => slug)).toEqual([
      'clip',
      'sketch',
      'edition',
      'edition-daily',
      'edition-woche',
      'cs.CV',
      'math.AG',
    ])
    expect(body.data[0]).toMatchObject({
      rule: 'ti:clip',
      url: `${publicUrl}/tags/clip`,
      subscribeUrl: `${publicUrl}/?tag=clip`,
    })
  })

  it('tell what is held and nothing of readers', async () => {
    const { body } = await call('/stats')
    expect(body.data).toMatchObject({ papers: 6, tags: 7, newestListingDay: '2025-11-23' })
    expect(JSON.stringify(body)).not.toMatch(/subscriber|reader/)
    // The same as /status says of the service.
    expect(body.data).toMatchObject({ digests: { state: 'going', lastAcceptedAt: null } })
    await web.db.insert(sources).values({ name: 'hf', lastSuccessAt: now, papersHeld: 3 })
    const fresh = (await (await get(web.make(), '/api/v1/stats')).json()) as Stats
    expect(fresh.data.sources).toMatchObject([{ name: 'hf', state: 'hand', failing: false }])
  })

  it('say within the hour that a source fell silent, as /status does', async () => {
    const clock = { at: now }
    const calendar = { ...fixedCalendar(now), now: async () => clock.at }
    const other = web.make({ sources: ['biorxiv'] }, { calendar })
    const ago = (days: number) => new Date(Date.now() - days * 86_400_000)
    await web.db.insert(sources).values({ name: 'biorxiv', lastSuccessAt: ago(1), papersHeld: 3 })
    const stateOf = async () => {
      const { data } = (await (await get(other, '/api/v1/stats')).json()) as {
        data: { sources: Array<{ name: string; state: string }> }
      }
      return data.sources.find(({ name }) => name === 'biorxiv')?.state
    }
    expect(await stateOf()).toBe('ok')
    // Days went by: nothing that pages are made anew for has changed.
    await web.db
      .update(sources)
      .set({ lastSuccessAt: ago(6) })
      .where(eq(sources.name, 'biorxiv'))
    clock.at = new Date(now.getTime() + 3_600_000)
    expect(await stateOf()).toBe('silent')
  })
})

describe('editions', () => {
  it('come newest first, of all series, of one, or in one language, page by page', async () => {
    const dated = async (path: string) => {
      const dates: string[] = []
      let at: string | null = path
      while (at !== null) {
        const {
          body,
        }: { body: { data: Array<{ series: string; date: string }>; next: string | null } } =
          await call(at)
        dates.push(body.data.map(({ series, date }) => `${series} ${date}`).join(', '))
        at = body.next?.replace(`${publicUrl}/api/v1`, '') ?? null
      }
      return dates
    }
    expect(await dated('/editions?limit=1')).toEqual([
      'daily 2025-11-23',
      'woche 2025-11-23',
      'daily 2025-11-20',
    ])
    expect(await dated('/editions?series=daily')).toEqual(['daily 2025-11-23, daily 2025-11-20'])
    expect(await dated('/editions?language=en')).toEqual(['woche 2025-11-23'])
    await call('/editions?series=nothing', 404)
  })

  it('tell each note as Markdown, text and runs, with its paper, and no HTML', async () => {
    const { body } = await call('/editions/daily/2025-11-23')
    expect(body.data).toMatchObject({
      ...{ series: 'daily', name: '매일', language: 'ko', imported: false },
      url: `${publicUrl}/editions/daily/2025-11-23`,
    })
    const [note] = body.data.notes
    expect(note).toMatchObject({
      paper: { id: '2611.00001', tags: ['clip', 'cs.CV'] },
      ...{ language: 'ko', hashtags: ['clip'] },
      markdown: '**중요** <b>x</b> https://arxiv.org/abs/2611.00002',
      text: '중요 <b>x</b> Sketching one (https://arxiv.org/abs/2611.00002)',
      corrections: [{ before: '옛 글' }],
    })
    expect(note.blocks).toEqual([
      {
        kind: 'text',
        runs: [
          { text: '중요', strong: true },
          { text: ' <b>x</b> ' },
          { text: 'Sketching one', href: 'https://arxiv.org/abs/2611.00002' },
        ],
      },
    ])
  })

  it('drafts and dates without one are not there', async () => {
    await call('/editions/daily/2025-11-24', 404)
    await call('/editions/daily/2025-11-19', 404)
    await call('/editions/daily/2025-13-19', 400)
  })
})

describe('answers', () => {
  it('are for any origin, kept for a minute, and cost nothing when unchanged', async () => {
    const { response } = await call('/papers')
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
    expect(response.headers.get('cross-origin-resource-policy')).toBe('cross-origin')
    expect(response.headers.get('cache-control')).toMatch(/^public, max-age=60/)
    expect(response.headers.get('content-type')).toMatch(/^application\/json/)
    const etag = response.headers.get('etag') as string
    const shown = response.headers.get('access-control-expose-headers')
    expect(shown?.split(', ')).toEqual(expect.arrayContaining(['ETag', 'Retry-After']))
    // A browser asks before it sends an ETag along.
    for (const path of ['/api/v1/papers', '/feeds/papers/feed.json', '/editions/daily/feed.json']) {
      const asked = await app.request(path, {
        method: 'OPTIONS',
        headers: {
          origin: 'https://elsewhere.example',
          'access-control-request-method': 'GET',
          'access-control-request-headers': 'if-none-match',
        },
      })
      expect(asked.status, path).toBe(204)
      expect(asked.headers.get('access-control-allow-origin')).toBe('*')
      expect(asked.headers.get('access-control-allow-headers')).toMatch(/If-None-Match/i)
      expect(asked.headers.get('access-control-allow-methods')).toContain('GET')
    }
    const again = await get(app, '/api/v1/papers', { 'if-none-match': etag })
    expect(again.status).toBe(304)
    expect(await again.text()).toBe('')
  })

  it('tell nobody what else stood in the address of who asked first', async () => {
    const paged = ['/papers?tag=sketch&limit=1', '/days/2025-11-23?limit=1', '/editions?limit=1']
    for (const path of [...paged, '/search?q=sketching+-two&limit=1']) {
      const other = web.make()
      const ask = async (asked: string) =>
        (await (await get(other, `/api/v1${asked}`)).json()) as { next: string }
      await ask(`${path}&key=of-somebody`)
      const { next } = await ask(path)
      expect(next).toContain('before=')
      expect(next).not.toContain('somebody')
      const { searchParams } = new URL(next)
      for (const [name, value] of new URL(path, publicUrl).searchParams) {
        expect(searchParams.get(name)).toBe(value)
      }
    }
  })

  it.each([
    '/papers?limit=0',
    '/papers?limit=101',
    '/papers?limit=x',
    '/papers?before=x',
    '/days?before=x',
  ])('what is wrong with %s is named', async (path) => {
    const { body } = await call(path, 400)
    expect(body.error.message).toMatch(/^(limit|before): /)
    expect(body.error.message).not.toMatch(/NaN|Invalid input/)
    expect(body.error.help).toContain('openapi.json')
  })

  it('an address that is none is told in JSON, and nothing but GET is taken', async () => {
    expect((await call('/nothing', 404)).body.error.code).toBe('not-found')
    const posted = await app.request('/api/v1/papers', { method: 'POST' })
    expect([403, 404]).toContain(posted.status)
  })
})

describe('what is noticed', () => {
  it('comes most noticed first, with what each gained within the window', async () => {
    const { body } = await call('/trending')
    expect(body.data.map(told)).toEqual([
      ['2611.00002', 1, 35, 1, 0],
      ['2611.00001', 2, 0, 2, 7],
    ])
    const { body: day } = await call('/trending?window=day')
    expect(day.data.map(told)[0]).toEqual(['2611.00002', 1, 30, 1, 0])
    expect((await call('/trending?window=year', 400)).body.error.message).toMatch(/^window: /)
    expect((await call('/trending?page=2')).body).toEqual({ data: [], next: null })
  })

  it('is kept by readers whom nobody names', async () => {
    const { body } = await call('/most-saved')
    expect(body.data.map(told)).toEqual([
      ['2611.00001', 1, 0, 2, 0],
      ['2611.00002', 2, 0, 1, 0],
    ])
    expect(JSON.stringify(body)).not.toMatch(/reader\d|subscriber/i)
  })

  it('adds up by day', async () => {
    const { body } = await call('/stats/days?limit=3')
    expect(body.data).toEqual([
      { day: '2026-11-24', upvotes: 30, comments: 2, stars: 0, saves: 3, reads: 7, pdfClicks: 0 },
      { day: '2026-11-23', upvotes: 0, comments: 0, stars: 0, saves: 0, reads: 0, pdfClicks: 0 },
      { day: '2026-11-22', upvotes: 5, comments: 0, stars: 0, saves: 0, reads: 0, pdfClicks: 0 },
    ])
  })
})

type Stats = { data: { sources: unknown[] } }
type Ranked = { place: number; paper: { id: string }; gained: Record<string, number> }
const told = ({ place, paper, gained: { upvotes, saves, reads } }: Ranked) => [
  ...[paper.id, place, upvotes, saves, reads],
]

const readPaths = ({ paths }: { paths: object }): string[] =>
  Object.keys(paths).filter((path) => !path.startsWith('/api/v1/admin'))

describe('the description', () => {
  it('is valid OpenAPI 3.1 and names what stands here', async () => {
    const { body } = await call('/openapi.json')
    const verdict = await new Validator().validate(structuredClone(body))
    expect(verdict).toMatchObject({ valid: true })
    expect(body.openapi).toBe('3.1.0')
    expect(body.servers).toEqual([{ url: publicUrl }])
    expect(readPaths(body)).toEqual([
      '/api/v1/papers',
      '/api/v1/papers/{id}',
      '/api/v1/tags',
      '/api/v1/search',
      '/api/v1/days',
      '/api/v1/days/{date}',
      '/api/v1/trending',
      '/api/v1/most-saved',
      '/api/v1/editions',
      '/api/v1/editions/{series}/{date}',
      '/api/v1/stats',
      '/api/v1/stats/days',
    ])
  })

  it('holds for every answer', async () => {
    const { body: document } = await call('/openapi.json')
    const asked: Record<string, string> = {
      '/api/v1/papers/{id}': '/papers/2611.00001',
      '/api/v1/search': '/search?q=sketching',
      '/api/v1/days/{date}': '/days/2025-11-23',
      '/api/v1/editions/{series}/{date}': '/editions/daily/2025-11-23',
    }
    for (const path of readPaths(document)) {
      const { body } = await call(asked[path] ?? path.slice('/api/v1'.length))
      expect(breach(document, { method: 'get', path, status: 200, body }), path).toBeUndefined()
    }
  })

  it('tells what webhooks are told', async () => {
    const { body } = await call('/openapi.json')
    expect(Object.keys(body.webhooks)).toEqual([...eventTypes])
    const { post } = body.webhooks['subscriber.left']
    expect(post.requestBody.content['application/json'].schema.properties.data).toBeDefined()
  })

  it('is a page for people, in their language', async () => {
    const html = await (await get(app, '/api?lang=ja')).text()
    expect(html).toContain('APIとフィード')
    expect(html).toContain('/api/v1/papers?tag=captioning&amp;limit=5')
    expect(html).toContain('Default 30, at most 100.')
    expect(html).toContain('Default week. Such as day.')
    expect(html).not.toContain('undefined')
  })
})
