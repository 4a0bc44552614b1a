import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Round, Source, SourcePage } from '../../src/ingest/source.ts'
import { arxivRss } from '../../src/ingest/sources/arxiv-rss.ts'
import { arxivGroups } from '../../src/ingest/sources/arxiv-rss-groups.ts'
import { createPoliteHttp } from '../../src/lib/polite-http.ts'
import { activeCategoryIds, knownCategories } from '../../src/tagging/taxonomy/categories.ts'
import { type Listing, type StandInSources, standInSources } from '../support/stand-in-sources.ts'

let sources: StandInSources
const waits: number[] = []
beforeAll(async () => {
  sources = await standInSources(activeCategoryIds)
})
afterEach(() => {
  sources.heal()
  sources.announce('2026-09-24', [])
  sources.requests.length = 0
  waits.length = 0
})
afterAll(() => sources.close())

const makeSource = (groups?: string[][]): Source =>
  arxivRss({
    http: createPoliteHttp({ userAgent: 'Paperboy/test', wait: async (ms) => waits.push(ms) }),
    baseUrl: sources.arxivRssUrl,
    knownCategories,
    groups,
  })

async function take(source: Source, etags: Record<string, string> = {}) {
  const warnings: string[] = []
  const kept: Record<string, string> = {}
  const round: Round = {
    at: new Date('2026-09-24T12:00:00Z'),
    etags,
    remember: (url, etag) => {
      kept[url] = etag
    },
    mark: null,
    wait: async () => undefined,
    warn: (message) => warnings.push(message),
  }
  const pages: SourcePage[] = []
  let error: unknown = null
  try {
    for await (const page of source.pages(round)) pages.push(page)
  } catch (thrown) {
    error = thrown
  }
  const papers = pages.flatMap((page) => page.papers)
  return { papers, pages, kept, warnings, error }
}

const many = (count: number, category: string, action: Listing['action'], from = 0): Listing[] =>
  Array.from({ length: count }, (_, n) => ({
    id: `2609.${String(from + n).padStart(5, '0')}`,
    version: action === 'replace' ? 2 : 1,
    categories: [category],
    action,
  }))

describe('the groups', () => {
  it('ask for each of the 155 categories exactly once', () => {
    const asked = arxivGroups.flat()
    expect(new Set(asked).size).toBe(asked.length)
    expect(new Set(asked)).toEqual(activeCategoryIds)
    expect(asked).toHaveLength(155)
  })

  it('are few', () => {
    expect(arxivGroups.length).toBeLessThanOrEqual(8)
  })
})

describe('arXiv RSS', () => {
  it('asks for every group once, 3 s apart', async () => {
    const { error } = await take(makeSource())
    expect(error).toBeNull()
    expect(sources.requests).toHaveLength(arxivGroups.length)
    expect(sources.requests[0]).toBe('/rss/cs.CV+cs.GR+cs.MM+cs.RO+eess.IV')
    expect(waits).toHaveLength(arxivGroups.length - 1)
    for (const ms of waits) expect(ms).toBeGreaterThan(2_500)
  })

  it('keeps a paper once, as the group of its primary category calls it', async () => {
    sources.announce('2026-09-24', [
      { id: '2609.00001', categories: ['math.OC', 'cs.LG', 'cs.CV'], action: 'new' },
      { id: '2609.00002', version: 3, categories: ['cs.LG', 'cs.CV'], action: 'replace' },
      { id: '2205.00003', categories: ['stat.ME', 'cs.LG', 'cs.AI'], action: 'cross' },
    ])
    const { papers } = await take(makeSource())
    const byId = Object.fromEntries(papers.map((paper) => [paper.publicId, paper]))
    expect(papers).toHaveLength(3)
    expect(byId['2609.00001']).toMatchObject({ firstAnnouncement: true, listingDay: '2026-09-24' })
    expect(byId['2609.00001']?.listingDayEstimated).toBeUndefined()
    expect(byId['2609.00002']).toMatchObject({ firstAnnouncement: false, version: 3 })
    expect(byId['2205.00003']).toMatchObject({ firstAnnouncement: false, listingDay: null })
  })

  it('takes a fresh cross-listing for an announcement when its own group fails', async () => {
    sources.announce('2026-09-24', [
      { id: '2609.00001', categories: ['math.OC', 'cs.LG'], action: 'new' },
    ])
    sources.fail('math.OC', { status: 500 })
    const { papers, error } = await take(makeSource())
    expect(papers).toMatchObject([{ firstAnnouncement: true, listingDayEstimated: true }])
    expect(error).toMatchObject({ code: 'upstream', reason: 'refused' })
    expect(sources.requests).toHaveLength(arxivGroups.length)
  })

  it('halves a group that was cut at 2,000, and says so', async () => {
    sources.announce('2026-09-24', [
      ...many(1200, 'cs.CV', 'new'),
      ...many(700, 'cs.CV', 'replace', 5000),
      ...many(700, 'cs.CL', 'replace', 7000),
    ])
    const { papers, warnings, kept } = await take(makeSource([['cs.CV', 'cs.CL']]))
    expect(papers).toHaveLength(2600)
    expect(new Set(papers.map((paper) => paper.publicId)).size).toBe(2600)
    expect(sources.requests).toEqual(['/rss/cs.CV+cs.CL', '/rss/cs.CV', '/rss/cs.CL'])
    expect(warnings).toEqual([expect.stringContaining('cut at 2000 items')])
    // The cut one is asked for again next time, or its halves would never be.
    expect(Object.keys(kept).map((url) => url.split('/').at(-1))).toEqual(['cs.CV', 'cs.CL'])
  })

  it('says what is missing when a single category is cut', async () => {
    sources.announce('2026-09-24', many(2100, 'cs.CV', 'new'))
    const { papers, warnings } = await take(makeSource([['cs.CV']]))
    expect(papers).toHaveLength(2000)
    expect(warnings).toEqual([
      "arXiv's feed of cs.CV was cut at 2000 items: the rest is asked of OAI-PMH",
    ])
  })

  it('hands over pages of at most 500', async () => {
    sources.announce('2026-09-24', many(1100, 'cs.CV', 'new'))
    const { pages } = await take(makeSource([['cs.CV']]))
    expect(pages.map((page) => page.papers.length)).toEqual([500, 500, 100])
  })

  it('takes nothing from a feed that has not changed', async () => {
    sources.announce('2026-09-24', many(3, 'cs.CV', 'new'))
    const first = await take(makeSource([['cs.CV'], ['cs.CL']]))
    expect(first.papers).toHaveLength(3)
    const second = await take(makeSource([['cs.CV'], ['cs.CL']]), first.kept)
    expect(second).toMatchObject({ papers: [], error: null })
  })

  it('stops when told to wait, and keeps what it took', async () => {
    sources.announce('2026-09-24', many(3, 'cs.CV', 'new'))
    sources.fail('cs.CL', { status: 429, body: 'Rate exceeded.' })
    const { papers, error, kept } = await take(makeSource([['cs.CV'], ['cs.CL'], ['cs.AI']]))
    expect(papers).toHaveLength(3)
    expect(error).toMatchObject({ code: 'upstream', reason: 'busy' })
    expect(sources.requests).toHaveLength(2)
    expect(Object.keys(kept)).toHaveLength(1)
  })

  it.each([
    ['throttling in plain text', { status: 200, body: 'Rate exceeded.' }],
    ['a web page', { status: 200, body: '<!doctype html><html><body>Blocked' }],
    ['an empty body', { status: 200, body: '' }],
    ['a truncated feed', { status: 200, body: '<rss><channel><title>arXiv</ti' }],
  ])('calls %s an answer that is no feed', async (_, answer) => {
    sources.fail('cs.CV', answer)
    const { papers, error } = await take(makeSource([['cs.CV']]))
    expect(papers).toEqual([])
    expect(error).toMatchObject({
      code: 'upstream',
      reason: 'unreadable',
      message: expect.stringMatching(/^arXiv did not send a feed: .{10,200}$/),
    })
  })

  it('passes on the reason of an error feed', async () => {
    const { error } = await take(makeSource([['cs.XX']]))
    expect(error).toMatchObject({ message: "arXiv refused the request: Bad category 'cs.XX'." })
  })

  it('refuses a feed of the future', async () => {
    sources.announce('2026-10-24', many(1, 'cs.CV', 'new'))
    const { papers, error } = await take(makeSource([['cs.CV']]))
    expect(papers).toEqual([])
    expect(error).toMatchObject({ message: "arXiv's feed claims to be of 2026-10-24" })
  })

  it('is content with a holiday', async () => {
    expect(await take(makeSource([['cs.CV']]))).toMatchObject({ papers: [], error: null })
  })
})
