/** What Semantic Scholar and OpenAlex know of papers that are held. */
import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { loadConfig } from '../../src/config.ts'
import { liveSources } from '../../src/ingest/live-sources.ts'
import { readSources } from '../../src/ingest/read-sources.ts'
import { runIngest } from '../../src/ingest/run-ingest.ts'
import { readOpenAlexReply } from '../../src/ingest/sources/openalex.ts'
import { readScholarReply } from '../../src/ingest/sources/semantic-scholar.ts'
import { storePage } from '../../src/ingest/store-page.ts'
import { createPoliteHttp } from '../../src/lib/polite-http.ts'
import { enrichablePapers } from '../../src/papers/enrichable-papers.ts'
import { findWorks } from '../../src/papers/find-works.ts'
import { findPaper, readPapers } from '../../src/papers/read-papers.ts'
import { readSightings } from '../../src/papers/read-sightings.ts'
import { searchPapers } from '../../src/papers/search-papers.ts'
import { parseQuery } from '../../src/query/parse-query.ts'
import { databaseCalendar } from '../../src/storage/calendar.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'
import { incomingPaper } from '../support/incoming-paper.ts'
import { type StandInEnrichers, standInEnrichers } from '../support/stand-in-enrichers.ts'

const key = 'a-key-that-nobody-sees'
let test: TestDatabase
let service: StandInEnrichers
let waits: number[] = []
beforeAll(async () => {
  test = await openTestDatabase()
  service = await standInEnrichers(key)
})
beforeEach(async () => {
  await test.db.execute(sql`truncate papers, sources cascade`)
  service.batches.length = 0
  service.filters.length = 0
  service.records.clear()
  service.works.clear()
  service.faults.length = 0
  waits = []
})
afterAll(async () => {
  await service.close()
  await test.close()
})

const store = async (papers: Parameters<typeof incomingPaper>[0][]) => {
  const at = await databaseCalendar.now(test.db)
  const listingDay = at.toISOString().slice(0, 10)
  await test.db.transaction((tx) =>
    storePage({ calendar: databaseCalendar, tagPapers: async () => undefined }, tx, {
      page: {
        papers: papers.map((paper) => incomingPaper({ listingDay, ...paper })),
        signals: [],
        skipped: [],
      },
      source: 'arxiv-rss',
      at,
    }),
  )
}

const ask = (source: string, given = key) => {
  let elapsed = 0
  const http = createPoliteHttp({
    userAgent: 'Paperboy/test',
    elapsed: () => elapsed,
    wait: async (ms) => {
      waits.push(ms)
      elapsed += ms
    },
  })
  const nowhere = 'http://127.0.0.1:9'
  const deps = {
    db: test.db,
    calendar: databaseCalendar,
    tagPapers: async () => undefined,
    knownCategories: (raw: readonly string[]) => [...raw],
    live: liveSources({
      names: [source],
      http,
      knownCategories: (raw) => [...raw],
      arxivRssUrl: nowhere,
      arxivAtomUrl: nowhere,
      arxivOaiUrl: nowhere,
      biorxivUrl: nowhere,
      hfUrl: nowhere,
      feeds: [],
      scholar: { url: service.scholarUrl, key: given },
      openAlex: { url: service.openAlexUrl, key: given, mailto: 'ada@lab.example' },
      papersAt: (at) => enrichablePapers(test.db, at),
    }),
  }
  return runIngest(deps, { source })
}

const told = async (id: string) => {
  const paper = await findPaper(test.db, id)
  if (!paper) throw new Error(`${id} is not held`)
  return { paper, ...(await readSightings(test.db, paper.id)) }
}

const found = async (text: string) => {
  const parsed = parseQuery(text)
  if (!parsed.ok) throw new Error(parsed.error.message)
  const { ids } = await searchPapers(test.db, { query: parsed.query, limit: 10 })
  const papers = await readPapers(test.db, ids)
  return ids.map((id) => papers.get(id)?.publicId)
}

const swin = {
  paperId: 'c8b2',
  externalIds: { ArXiv: '2605.00001', DOI: '10.1109/ICCV48922.2021.00986' },
  venue: 'IEEE International Conference on Computer Vision',
  journal: { name: '2021 IEEE/CVF International Conference on Computer Vision (ICCV)' },
  citationCount: 12,
  openAccessPdf: { url: 'https://openaccess.example/swin.pdf', status: 'GREEN' },
  tldr: { model: 'tldr@v2.0.0', text: 'A hierarchical transformer.' },
  title: 'Another title',
  abstract: 'Another abstract.',
  authors: [{ affiliations: ['Microsoft Research Asia', ''] }, { affiliations: null }, {}],
}

describe('who is asked', () => {
  it('is nobody by default', () => {
    expect(loadConfig({})).toMatchObject({ scholar: null, openAlex: null })
    expect(loadConfig({ S2_API_KEY: 'k' }).sources).toContain('semantic-scholar')
    expect(loadConfig({ OPENALEX_MAILTO: 'ada@lab.example' }).sources).toContain('openalex')
    expect(() => loadConfig({ SOURCES: 'semantic-scholar' }).sources.map(String)).not.toThrow()
    const { sources: names, feeds } = loadConfig({ SOURCES: 'semantic-scholar' })
    const http = createPoliteHttp({ userAgent: 'x' })
    const urls = { arxivRssUrl: '', arxivAtomUrl: '', arxivOaiUrl: '', biorxivUrl: '', hfUrl: '' }
    const knownCategories = (raw: readonly string[]) => [...raw]
    expect(() => liveSources({ names, feeds, http, knownCategories, ...urls })).toThrow(
      /no source named semantic-scholar/,
    )
  })
})

describe('Semantic Scholar', () => {
  it('adds what arXiv leaves out, under its name, and changes no word of arXiv', async () => {
    await store([{ publicId: '2605.00001' }, { publicId: '2605.00002' }])
    service.records.set('ARXIV:2605.00001', swin)
    const before = (await told('2605.00001')).paper
    expect(await ask('semantic-scholar')).toMatchObject({ read: 1, updated: 1, skipped: [] })
    const { paper, signals, sources } = await told('2605.00001')
    expect(paper).toEqual(before)
    expect(sources).toEqual(['arxiv-rss'])
    expect(signals).toEqual([
      {
        source: 'semantic-scholar',
        upvotes: 0,
        codeUrl: null,
        projectUrl: null,
        citations: 12,
        doi: '10.1109/iccv48922.2021.00986',
        venue: '2021 IEEE/CVF International Conference on Computer Vision (ICCV)',
        pdfUrl: 'https://openaccess.example/swin.pdf',
        tldr: 'A hierarchical transformer.',
        affiliations: ['Microsoft Research Asia'],
      },
    ])
    expect((await told('2605.00002')).signals).toEqual([])
    expect(await ask('semantic-scholar')).toMatchObject({ updated: 0, unchanged: 1 })
    expect(await readSources(test.db)).toMatchObject([
      { name: 'semantic-scholar', failing: false, papersHeld: 1 },
    ])
  })

  it('finds the record of the journal by the DOI it told, but not beside one that arXiv tells', async () => {
    const journal = incomingPaper({
      publicId: '10.1109/iccv48922.2021.00986',
      doi: '10.1109/ICCV48922.2021.00986',
      title: 'Captions for all things, revised',
      authors: ['A. Bee', 'C. Dee'],
      categories: [],
    })
    await store([{ publicId: '2605.00001' }])
    expect(await findWorks(test.db, [journal])).toEqual(new Map())
    service.records.set('ARXIV:2605.00001', swin)
    await ask('semantic-scholar')
    expect(await findWorks(test.db, [journal])).toEqual(new Map([[journal.publicId, '2605.00001']]))
    await test.db.execute(sql`truncate papers cascade`)
    await store([{ publicId: '2605.00001', doi: '10.1000/own' }])
    await ask('semantic-scholar')
    expect((await told('2605.00001')).paper.doi).toBe('10.1000/own')
    expect(await findWorks(test.db, [journal])).toEqual(new Map())
  })

  it('is asked for five hundred at once, a second apart, the newest first', async () => {
    const ids = Array.from({ length: 620 }, (_, n) => `2605.${String(n + 1).padStart(5, '0')}`)
    await store(ids.map((publicId) => ({ publicId, title: `On ${publicId}` })))
    await store([{ publicId: '2401.00001', listingDay: '2024-01-02', title: 'Old' }])
    await ask('semantic-scholar')
    expect(service.batches.map((batch) => batch.length)).toEqual([500, 120])
    expect(service.batches[0]?.[0]).toBe('ARXIV:2605.00620')
    expect(service.batches.flat()).not.toContain('ARXIV:2401.00001')
    expect(waits).toEqual([1_100])
  })

  it.each([
    [{ status: 429, retryAfter: 900 }, /is busy/],
    [{ status: 403 }, /answered HTTP 403/],
    [{ status: 200, body: '<html>' }, /did not send records: .*not JSON/],
    [{ status: 200, body: '[null]' }, /1 records for 2 papers/],
    [{ status: 200, body: '{}' }, /not a list/],
  ])('a refusal or rubbish is its health, and no key is told: %j', async (fault, why) => {
    await store([{ publicId: '2605.00001' }, { publicId: '2605.00002', title: 'Other' }])
    service.faults.push(fault)
    const failed = await ask('semantic-scholar').catch((error: Error) => error)
    expect(String(failed)).toMatch(why)
    expect(String(failed)).not.toContain(key)
    expect(await readSources(test.db)).toMatchObject([{ name: 'semantic-scholar', failing: true }])
  })

  it('takes a hostile record in part or not at all', () => {
    const record = fc.record(
      {
        externalIds: fc.oneof(
          fc.record({ ArXiv: fc.anything(), DOI: fc.anything() }),
          fc.anything(),
        ),
        venue: fc.anything(),
        journal: fc.anything(),
        citationCount: fc.anything(),
        openAccessPdf: fc.oneof(fc.record({ url: fc.anything() }), fc.anything()),
        tldr: fc.anything(),
        authors: fc.oneof(fc.array(fc.record({ affiliations: fc.anything() })), fc.anything()),
      },
      { requiredKeys: [] },
    )
    const good = { externalIds: { ArXiv: '2605.00001' }, citationCount: 3 }
    fc.assert(
      fc.property(fc.array(fc.oneof(record, fc.anything()), { maxLength: 6 }), (records) => {
        const page = readScholarReply(JSON.stringify([good, ...records]))
        expect(page.signals[0]).toMatchObject({ publicId: '2605.00001', citations: 3 })
        for (const { pdfUrl, tldr, venue } of page.signals) {
          if (pdfUrl) expect(pdfUrl).toMatch(/^https?:/)
          expect(`${tldr}${venue}`).not.toMatch(/\n/)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('takes no link that is none, no negative count, and no arXiv for a venue', () => {
    const records = [
      { pdf: 'javascript:alert(1)', venue: 'arXiv.org', citationCount: -1 },
      { pdf: 'https://a.example/"x', venue: 'CoRR', citationCount: 1.5 },
      { pdf: '', venue: '', citationCount: null },
    ].map(({ pdf, ...facts }, n) => ({
      externalIds: { ArXiv: `2605.0000${n}`, DOI: `10.48550/arXiv.2605.0000${n}` },
      openAccessPdf: { url: pdf },
      ...facts,
    }))
    const { signals } = readScholarReply(JSON.stringify(records))
    expect(signals).toHaveLength(3)
    for (const signal of signals) {
      expect(signal).toMatchObject({ pdfUrl: null, venue: null, citations: null, doi: null })
    }
  })
})

describe('OpenAlex', () => {
  const work = {
    id: 'https://openalex.org/W1',
    doi: 'https://doi.org/10.48550/arxiv.2605.00001',
    cited_by_count: 4,
    primary_location: {
      landing_page_url: 'https://doi.org/10.48550/arxiv.2605.00001',
      source: { display_name: 'arXiv (Cornell University)', type: 'repository' },
    },
    best_oa_location: { pdf_url: 'https://arxiv.org/pdf/2605.00001' },
    locations: [
      { landing_page_url: 'http://arxiv.org/abs/2605.00001', source: null },
      { landing_page_url: 'https://j.example/1', source: { display_name: 'Journal of Captions' } },
    ],
    authorships: [
      { institutions: [{ display_name: 'Uni Köln' }] },
      { institutions: [{ display_name: 'Uni Köln' }, {}] },
      {},
    ],
  }

  it('is asked by DOI and tells citations, venue, institutions and a PDF', async () => {
    await store([
      { publicId: '2605.00001' },
      { publicId: '2605.00002', title: 'Another one', doi: '10.1000/TWO' },
    ])
    service.works.set('10.48550/arxiv.2605.00001', work)
    // Put together with the article: asked for by one name, it comes by the other.
    service.works.set('10.1000/two', { ...work, doi: 'https://doi.org/10.1000/two', locations: [] })
    await ask('openalex')
    expect(service.filters).toEqual([
      'doi:10.48550/arxiv.2605.00002|10.1000/two|10.48550/arxiv.2605.00001',
    ])
    expect((await told('2605.00001')).signals).toMatchObject([
      {
        source: 'openalex',
        citations: 4,
        doi: null,
        venue: 'Journal of Captions',
        pdfUrl: 'https://arxiv.org/pdf/2605.00001',
        affiliations: ['Uni Köln'],
        tldr: null,
      },
    ])
    expect((await told('2605.00002')).signals).toMatchObject([{ doi: '10.1000/two' }])
  })

  it('lets papers be found by where their authors are, and no longer when it is told otherwise', async () => {
    await store([{ publicId: '2605.00001' }, { publicId: '2605.00002', title: 'Another one' }])
    service.works.set('10.48550/arxiv.2605.00001', work)
    await ask('openalex')
    expect(await found('org:koln')).toEqual(['2605.00001'])
    expect(await found('org:"uni köln"')).toEqual(['2605.00001'])
    const moved = { institutions: [{ display_name: 'KAIST' }] }
    service.works.set('10.48550/arxiv.2605.00001', { ...work, authorships: [moved] })
    await ask('openalex')
    expect(await found('org:koln')).toEqual([])
    expect(await found('org:kai*')).toEqual(['2605.00001'])
  })

  it('passes over works that nobody asked for, and refuses what is no reply', () => {
    const asked = [{ publicId: '2605.00009', dois: ['10.48550/arxiv.2605.00009'] }]
    const reply = (results: unknown) => readOpenAlexReply(JSON.stringify({ results }), asked)
    expect(reply([work]).signals).toEqual([])
    expect(() => reply({})).toThrow(/has no results/)
    fc.assert(
      fc.property(fc.array(fc.anything(), { maxLength: 5 }), (results) => {
        expect(reply(results).signals).toEqual([])
      }),
    )
  })

  it('tells no key when it refuses', async () => {
    await store([{ publicId: '2605.00001' }])
    const failed = await ask('openalex', 'wrong-key').catch((error: Error) => error)
    expect(String(failed)).toMatch(/answered HTTP 401/)
    expect(String(failed)).not.toContain('wrong-key')
  })
})
