import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { newestListingDays } from '../../src/papers/listing-days.ts'
import type { IncomingPaper, IncomingSignal } from '../../src/papers/paper.ts'
import { publishPapers } from '../../src/papers/publish-papers.ts'
import { readKnownFacts } from '../../src/papers/read-known-facts.ts'
import { findPaper, readPapers } from '../../src/papers/read-papers.ts'
import { storePapers } from '../../src/papers/store-papers.ts'
import { storeSignals } from '../../src/papers/store-signals.ts'
import { indexPaper } from '../../src/query/index-paper.ts'
import { toTsvector } from '../../src/query/tsvector.ts'
import { type Calendar, databaseCalendar, fixedCalendar } from '../../src/storage/calendar.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'
import { incomingPaper } from '../support/incoming-paper.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await openTestDatabase()
})
beforeEach(() => test.db.execute(sql`truncate papers cascade`))
afterAll(() => test.close())

const at = new Date('2026-05-18T12:00:00Z')
const store = (papers: IncomingPaper[], source = 'arxiv-rss', when = at) =>
  test.db.transaction((tx) => storePapers(tx, { papers, source, at: when }))
const publish = async (papers: IncomingPaper[], calendar: Calendar = fixedCalendar(at)) => {
  const held = await rows(sql`select public_id, id::int as id from papers`)
  const ids = new Map(held.map((row) => [String(row.public_id), Number(row.id)]))
  return test.db.transaction((tx) => publishPapers(tx, { papers, calendar, ids }))
}
const rows = async (query: ReturnType<typeof sql>) => [...(await test.db.execute(query))]

describe('storePapers', () => {
  it('stores a paper field by field', async () => {
    const paper = incomingPaper({
      publicId: '2405.08910',
      title: '$\\ell_2$ "quoted" \\ and {braces}, é, 你好',
      authors: ['Ada "Quote" Bee', "O'Neil, back\\slash", '{curly}', 'NULL'],
      comment: 'c',
      journalRef: 'j',
      doi: 'd',
      license: 'l',
    })
    const { indexed, ...stored } = await store([paper])
    expect(stored).toEqual({
      new: [expect.any(Number)],
      updated: [],
      unchanged: 0,
      retag: stored.new,
      ids: new Map([['2405.08910', stored.new[0]]]),
      news: [],
    })
    const written = [...indexed].map(([id, words]) => [id, toTsvector(words)])
    expect(written).toEqual([[stored.new[0], toTsvector(indexPaper(paper))]])
    const found = await findPaper(test.db, 'arXiv:2405.08910v3')
    expect(found).toEqual({
      id: stored.new[0],
      publicId: '2405.08910',
      title: paper.title,
      abstract: paper.abstract,
      authors: paper.authors,
      categories: paper.categories,
      comment: 'c',
      journalRef: 'j',
      doi: 'd',
      url: null,
      late: false,
      latestVersion: 1,
      withdrawn: false,
      sample: false,
      listingDay: '2026-05-18',
      listingDayEstimated: false,
      availableAt: null,
    })
    expect(await store([paper])).toMatchObject({ new: [], updated: [], unchanged: 1, retag: [] })
  })

  it('finds its words in the search column', async () => {
    await store([incomingPaper()])
    const [found] = await rows(
      sql`select public_id from papers where search @@ ${`'caption'`}::text::tsquery`,
    )
    expect(found).toEqual({ public_id: '2605.15202' })
  })

  it('tags again only when a rule could see the change', async () => {
    const { new: ids } = await store([incomingPaper()])
    const comment = await store([incomingPaper({ comment: 'Accepted at ICML' })])
    expect(comment).toMatchObject({ updated: ids, retag: [] })
    const words = await store([incomingPaper({ comment: 'Accepted at ICML', abstract: 'Other.' })])
    expect(words).toMatchObject({ updated: ids, retag: ids })
  })

  it('keeps versions and sources, and the words of the newest', async () => {
    const later = new Date('2026-06-18T12:00:00Z')
    await store([
      incomingPaper({ version: 3, title: 'Third', firstAnnouncement: false, listingDay: null }),
    ])
    await store([incomingPaper({ title: 'First' })], 'corpus', later)
    expect(await findPaper(test.db, '2605.15202')).toMatchObject({
      title: 'Third',
      latestVersion: 3,
      listingDay: '2026-05-18',
    })
    expect(await rows(sql`select version, source from paper_versions order by version`)).toEqual([
      { version: 1, source: 'corpus' },
      { version: 3, source: 'arxiv-rss' },
    ])
    expect(await rows(sql`select source from paper_sources order by source`)).toEqual([
      { source: 'arxiv-rss' },
      { source: 'corpus' },
    ])
  })

  it('takes one that comes twice in a page', async () => {
    const stored = await store([
      incomingPaper({ version: 2, title: 'Second', firstAnnouncement: false, listingDay: null }),
      incomingPaper({ title: 'First' }),
      incomingPaper({ title: 'First' }),
    ])
    const [id] = stored.new
    expect(stored).toMatchObject({ new: [id], updated: [id], unchanged: 1, retag: [id] })
    expect(await findPaper(test.db, '2605.15202')).toMatchObject({
      title: 'Second',
      latestVersion: 2,
    })
  })

  it('writes no row the second time', async () => {
    const papers = Array.from({ length: 40 }, (_, n) =>
      incomingPaper({ publicId: `2605.000${n + 10}` }),
    )
    await store(papers)
    const stamps = () =>
      rows(sql`
      select xmin::text as x, 0 as t from papers union all select xmin::text, 1 from paper_versions
      union all select xmin::text, 2 from paper_sources order by 1, 2`)
    const before = await stamps()
    expect(await store(papers)).toMatchObject({ new: [], updated: [], unchanged: 40 })
    expect(await stamps()).toEqual(before)
  })

  it('stores nothing of nothing', async () => {
    expect(await store([])).toMatchObject({ new: [], updated: [], unchanged: 0, retag: [] })
  })
})

describe('publishPapers', () => {
  const available = async () => (await findPaper(test.db, '2605.15202'))?.availableAt

  it('publishes a first announcement once, at the given moment or the present', async () => {
    const own = new Date('2026-05-18T04:00:00Z')
    const { new: ids } = await store([incomingPaper()])
    expect(await publish([incomingPaper({ availableAt: own })])).toEqual(ids)
    expect(await available()).toEqual(own)
    expect(await publish([incomingPaper()])).toEqual([])
    expect(await available()).toEqual(own)
  })

  it('has nothing to do for a new paper with a moment of its own, and never moves it', async () => {
    const own = new Date('2026-05-18T04:00:00Z')
    await store([incomingPaper({ availableAt: own })])
    expect(await available()).toEqual(own)
    const later = incomingPaper({ availableAt: new Date('2026-05-20T04:00:00Z'), title: 'Other' })
    await store([later])
    expect(await publish([later])).toEqual([])
    expect(await available()).toEqual(own)
  })

  it('does not take the moment of what is no first announcement', async () => {
    const own = new Date('2026-05-18T04:00:00Z')
    await store([incomingPaper({ availableAt: own, firstAnnouncement: false })])
    expect(await available()).toBeNull()
  })

  it('takes the present from the calendar', async () => {
    await store([incomingPaper()])
    await publish([incomingPaper()])
    expect(await available()).toEqual(at)
  })

  it('lies after every moment that was read before, by the database clock', async () => {
    await store([incomingPaper()])
    const before = await databaseCalendar.now(test.db)
    await publish([incomingPaper()], databaseCalendar)
    expect((await available())?.getTime()).toBeGreaterThan(before.getTime())
  })

  it('leaves replacements and old cross-listings alone, until a first announcement comes', async () => {
    const replacement = incomingPaper({ version: 2, firstAnnouncement: false, listingDay: null })
    await store([replacement])
    expect(await publish([replacement])).toEqual([])
    expect(await available()).toBeNull()
    await store([incomingPaper()])
    expect(await publish([incomingPaper()])).toHaveLength(1)
    expect(await available()).toEqual(at)
    expect(await publish([replacement])).toEqual([])
    expect(await available()).toEqual(at)
  })
})

describe('newestListingDays', () => {
  it('counts what was available by then, newest day first', async () => {
    const day = (n: number, id: number) =>
      incomingPaper({
        publicId: `2605.0000${id}`,
        listingDay: `2026-05-${n}`,
        availableAt: new Date(`2026-05-${n}T04:00:00Z`),
      })
    const papers = [day(18, 1), day(18, 2), day(19, 3), day(20, 4)]
    const unseen = incomingPaper({
      publicId: '2605.00009',
      firstAnnouncement: false,
      listingDay: null,
    })
    await store([...papers, unseen])
    await publish([...papers, unseen])
    const until = (iso: string) => newestListingDays(test.db, { count: 2, until: new Date(iso) })
    expect(await until('2026-05-21T00:00:00Z')).toEqual([
      { day: '2026-05-20', papers: 1 },
      { day: '2026-05-19', papers: 1 },
    ])
    expect(await until('2026-05-19T04:00:00Z')).toEqual([
      { day: '2026-05-19', papers: 1 },
      { day: '2026-05-18', papers: 2 },
    ])
    expect(await until('2026-05-18T03:59:59Z')).toEqual([])
  })
})

describe('readPapers', () => {
  it('gives those that exist, by id', async () => {
    const { new: ids } = await store([incomingPaper(), incomingPaper({ publicId: 'math/0309136' })])
    const found = await readPapers(test.db, [...ids, ...ids, 999_999])
    expect([...found.keys()].sort()).toEqual([...ids].sort())
    expect(await readPapers(test.db, [])).toEqual(new Map())
  })

  it('finds by any form of the id', async () => {
    await store([incomingPaper({ publicId: 'math/0309136' })])
    for (const form of [
      'math.GT/0309136v2',
      'https://arxiv.org/abs/math/0309136',
      'math/0309136',
    ]) {
      expect((await findPaper(test.db, form))?.publicId).toBe('math/0309136')
    }
    expect(await findPaper(test.db, 'math/0309137')).toBeNull()
    expect(await findPaper(test.db, "' or 1=1")).toBeNull()
  })
})

describe('storeSignals', () => {
  const signal = (fields: Partial<IncomingSignal> = {}): IncomingSignal => ({
    publicId: '2605.15202',
    upvotes: 10,
    comments: 2,
    stars: null,
    codeUrl: 'https://github.com/a/b',
    projectUrl: null,
    organization: 'Lab',
    submittedBy: 'Ada',
    keywords: ['CLIP'],
    featuredOn: '2026-05-19',
    ...fields,
  })
  const put = (signals: IncomingSignal[], when = at) =>
    test.db.transaction((tx) => storeSignals(tx, { signals, source: 'hf', at: when }))

  it('keeps those of papers that are held, and names the others', async () => {
    const { new: ids } = await store([incomingPaper()])
    const stored = await put([signal(), signal({ publicId: '2605.00001' })])
    const code = { paperId: ids[0], kind: 'code', detail: 'https://github.com/a/b' }
    const unknown = ['2605.00001']
    expect(stored).toEqual({ updated: ids, unchanged: 0, unknown, news: [code] })
    expect(await put([signal()])).toEqual({ updated: [], unchanged: 1, unknown: [], news: [] })
  })

  it('takes new votes and keeps what a poll does not tell', async () => {
    await store([incomingPaper()])
    await put([signal()])
    await put([signal({ upvotes: 34, keywords: [], codeUrl: null, organization: null })])
    expect(
      await rows(sql`select upvotes, code_url, organization, keywords from paper_signals`),
    ).toEqual([
      { upvotes: 34, code_url: 'https://github.com/a/b', organization: 'Lab', keywords: ['CLIP'] },
    ])
  })

  it('knows organisations since they are told, though votes came before', async () => {
    const { new: ids } = await store([incomingPaper()])
    const day = (n: number) => new Date(at.getTime() + n * 86_400_000)
    const since = async () => {
      const known = await readKnownFacts(test.db, ids)
      return known.get(ids[0] as number)?.organisations
    }
    await put([signal({ organization: null })], day(0))
    expect(await since()).toEqual([])
    await put([signal({ affiliations: ['KAIST'] })], day(3))
    const told = ['Lab', 'KAIST'].map((name) => ({ name, since: day(3) }))
    expect(await since()).toEqual(told)
    await put([signal({ upvotes: 11 })], day(5))
    expect(await since()).toEqual(told)
  })

  it('takes one that comes twice in a poll', async () => {
    const { new: ids } = await store([incomingPaper()])
    expect(await put([signal(), signal({ upvotes: 11 }), signal({ upvotes: 11 })])).toEqual({
      updated: [ids[0], ids[0]],
      unchanged: 1,
      unknown: [],
      news: [{ paperId: ids[0], kind: 'code', detail: 'https://github.com/a/b' }],
    })
  })
})
