import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type IngestReport, runIngest } from '../../src/ingest/run-ingest.ts'
import { cleanText } from '../../src/lib/clean-text.ts'
import { texToText } from '../../src/lib/tex.ts'
import { newestListingDays } from '../../src/papers/listing-days.ts'
import { findPaper, paperColumns } from '../../src/papers/read-papers.ts'
import { fixedCalendar } from '../../src/storage/calendar.ts'
import { papers } from '../../src/storage/schema/papers.ts'
import { knownCategories } from '../../src/tagging/taxonomy/categories.ts'
import { corpusPath as corpus, readCorpus } from '../support/corpus.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'
import { shared } from '../support/shared.ts'

describe.skipIf(corpus === null)('the whole corpus (needs PAPERBOY_SHARED)', () => {
  let test: TestDatabase
  let report: IngestReport
  let folder: string
  const ingest = (file: string) =>
    runIngest(
      {
        db: test.db,
        calendar: fixedCalendar(new Date('2026-06-20T12:00:00Z')),
        tagPapers: async () => undefined,
        knownCategories,
        live: [],
      },
      { file },
    )
  beforeAll(async () => {
    test = await openTestDatabase()
    folder = await mkdtemp(join(tmpdir(), 'paperboy-corpus-'))
    report = await ingest(corpus as string)
  }, 180_000)
  afterAll(async () => {
    await test.close()
    await rm(folder, { recursive: true })
  })

  it('comes in whole', () => {
    expect(report).toEqual({ read: 8581, new: 8581, updated: 0, unchanged: 0, skipped: [] })
  })

  it('has its papers field by field', async () => {
    expect(await findPaper(test.db, '2605.15202')).toEqual({
      id: expect.any(Number),
      publicId: '2605.15202',
      title: 'DeepSlide: From Artifacts to Presentation Delivery',
      abstract: expect.stringMatching(
        /^Presentations are a primary medium .*attention guidance\.$/,
      ),
      authors: [
        'Ming Yang',
        'Zhiwei Zhang',
        'Jiahang Li',
        'Haoseng Liu',
        'Yuzheng Cai',
        'Weiguo Zheng',
      ],
      categories: ['cs.AI', 'cs.CL', 'cs.IR'],
      comment: '37 pages,10 figures,9 tables',
      journalRef: null,
      doi: null,
      url: null,
      late: false,
      latestVersion: 1,
      withdrawn: false,
      sample: false,
      listingDay: '2026-05-18',
      listingDayEstimated: false,
      availableAt: new Date('2026-05-18T04:00:00Z'),
    })
  })

  it('has every paper as the file tells it', async () => {
    const rows = await test.db.select(paperColumns).from(papers)
    const stored = new Map(rows.map((row) => [row.publicId, row]))
    for (const told of readCorpus()) {
      const paper = stored.get(told.id)
      expect(paper?.title, told.id).toBe(cleanText(told.title))
      expect(paper?.abstract, told.id).toBe(cleanText(told.abstract))
      expect(paper?.authors, told.id).toEqual(
        told.authors.map((name) => cleanText(texToText(name))),
      )
      expect(paper?.categories[0], told.id).toBe(told.categories[0])
      expect(paper?.categories, told.id).toEqual(expect.arrayContaining(told.categories))
      expect(paper?.listingDay, told.id).toBe(told.first_listed)
      expect(paper?.availableAt?.toISOString(), told.id).toBe(`${told.first_listed}T04:00:00.000Z`)
    }
  })

  it('has every id as text, those that end in 0 too', async () => {
    const [row] = await test.db.execute(sql`
      select count(*)::int as papers,
        count(*) filter (where public_id ~ '^[0-9]{4}[.][0-9]{5}$')::int as whole,
        count(*) filter (where public_id ~ '0$')::int as zeros,
        count(*) filter (where available_at is null)::int as unavailable,
        count(*) filter (where categories[1] = 'cs.CV')::int as vision,
        count(*) filter (where comment is not null)::int as commented
      from papers`)
    expect(row).toEqual({
      papers: 8581,
      whole: 8581,
      zeros: expect.any(Number),
      unavailable: 0,
      vision: 3491,
      commented: 4097,
    })
    expect(Number(row?.zeros)).toBeGreaterThan(800)
  })

  it('counts its listing days, as of any moment', async () => {
    const days = await newestListingDays(test.db, {
      count: 3,
      until: new Date('2026-06-20T12:00:00Z'),
    })
    expect(days).toEqual([
      { day: '2026-06-19', papers: 243 },
      { day: '2026-06-18', papers: 189 },
      { day: '2026-06-17', papers: 220 },
    ])
    const tuesday = await newestListingDays(test.db, {
      count: 2,
      until: new Date('2026-05-19T11:00:00Z'),
    })
    expect(tuesday).toEqual([
      { day: '2026-05-19', papers: 623 },
      { day: '2026-05-18', papers: 226 },
    ])
  })

  it('changes nothing the second time', async () => {
    const file = join(folder, 'again.jsonl')
    await copyFile(corpus as string, file)
    const stamp = () =>
      test.db.execute(
        sql`select max(xmin::text::bigint)::text as x, count(*)::int as n from papers`,
      )
    const before = [...(await stamp())]
    const again = await ingest(file)
    expect(again).toEqual({ read: 8581, new: 0, updated: 0, unchanged: 8581, skipped: [] })
    expect([...(await stamp())]).toEqual(before)
  }, 120_000)

  it('joins 21 of the 30 papers of a day of Daily Papers', async () => {
    const daily = shared('data/hf-daily-papers/live_2026-06-12_daily_papers_30.json') as string
    const first = await ingest(daily)
    expect(first).toMatchObject({ read: 30, new: 0, updated: 21, unchanged: 0 })
    expect(first.skipped).toHaveLength(9)
    expect(await ingest(daily)).toMatchObject({ updated: 0, unchanged: 21 })
  })
})
