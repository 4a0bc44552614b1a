/** Harvests against a stand-in of the service, through the verb that stores. */
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type IngestDeps, type IngestProgress, runIngest } from '../../src/ingest/run-ingest.ts'
import { arxivOai, checkRange, type HarvestAs } from '../../src/ingest/sources/arxiv-oai.ts'
import { createPoliteHttp } from '../../src/lib/polite-http.ts'
import type { Calendar } from '../../src/storage/calendar.ts'
import { knownCategories } from '../../src/tagging/taxonomy/categories.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'
import { type OaiPaper, type StandInOai, standInOai } from '../support/stand-in-oai.ts'

let test: TestDatabase
let oai: StandInOai
beforeAll(async () => {
  test = await openTestDatabase()
  oai = await standInOai(10)
})
afterAll(async () => {
  await test.close()
  await oai.close()
})
beforeEach(async () => {
  await test.db.execute(sql`truncate papers, sources, source_marks cascade`)
  oai.requests.length = 0
  oai.faults.length = 0
  oai.today = '2026-09-24'
})

/** Thursday noon in New York. */
const now = new Date('2026-09-24T16:00:00Z')
const calendar: Calendar = { fixed: false, now: async () => now }

/** `count` papers, one every six hours since `from`, none of them on an announced holiday. */
function lots(count: number, from: string): OaiPaper[] {
  return Array.from({ length: count }, (_, n) => {
    const at = new Date(Date.parse(`${from}T08:00:00Z`) + n * 6 * 3_600_000)
    const month = at.toISOString().slice(2, 7).replace('-', '')
    return {
      id: `${month}.${String(n).padStart(5, '0')}`,
      datestamp: at.toISOString().slice(0, 10),
      versions: [at],
    }
  })
}

const rests: number[] = []
function run(
  given: { from: string; until?: string; as?: HarvestAs },
  more: Partial<IngestDeps> = {},
) {
  const http = createPoliteHttp({ userAgent: 'Paperboy/test', wait: async () => undefined })
  const deps: IngestDeps = {
    db: test.db,
    calendar,
    tagPapers: async () => undefined,
    knownCategories,
    live: [],
    harvest: (range, as) => arxivOai({ http, baseUrl: oai.url, knownCategories }, range, as),
    wait: async (ms) => rests.push(ms),
    ...more,
  }
  return runIngest(deps, { harvest: given, as: given.as ?? 'backfill' })
}
const held = async () => {
  const rows = await test.db.execute<{ id: string; day: string; at: string | null }>(sql`
    select public_id as id, listing_day::text as day, available_at as at from papers order by 1`)
  return rows.map(({ id, day, at }) => ({ id, day, at: at && new Date(at).toISOString() }))
}
const marks = async () => [...(await test.db.execute(sql`select key from source_marks`))].length

describe('a back-fill', () => {
  it('takes every page once, available since the listing day', async () => {
    oai.papers = lots(25, '2026-03-02')
    const told: IngestProgress[] = []
    const report = await run(
      { from: '2026-03-01', until: '2026-03-09' },
      { tell: (one) => told.push(one) },
    )
    expect(report).toMatchObject({ read: 25, new: 25, skipped: [] })
    expect(oai.requests).toHaveLength(3)
    expect(Object.fromEntries(oai.requests[0] as URLSearchParams)).toEqual({
      verb: 'ListRecords',
      metadataPrefix: 'arXivRaw',
      from: '2026-03-01',
      until: '2026-03-09',
    })
    expect([...(oai.requests[1]?.keys() ?? [])]).toEqual(['verb', 'resumptionToken'])
    expect(told.map(({ read, day }) => ({ read, day }))).toEqual([
      { read: 10, day: '2026-03-04' },
      { read: 20, day: '2026-03-07' },
      { read: 25, day: '2026-03-08' },
    ])
    expect(told.map(({ share }) => Math.round(share * 100))).toEqual([38, 75, 88])
    // Monday 03:00 in New York: announced that evening, listed on Tuesday.
    expect((await held())[0]).toEqual({
      id: '2603.00000',
      day: '2026-03-03',
      at: '2026-03-03T05:00:00.000Z',
    })
    expect(await marks()).toBe(0)
  })

  it('goes on where a kill left it, and asks for nothing twice', async () => {
    oai.papers = lots(35, '2026-03-02')
    const stop = new AbortController()
    const stopAfterTwo = (one: IngestProgress) => {
      if (one.read >= 20) stop.abort(new Error('killed'))
    }
    const range = { from: '2026-03-01', until: '2026-03-20' }
    await expect(run(range, { tell: stopAfterTwo, signal: stop.signal })).rejects.toThrow('killed')
    const before = oai.requests.length
    expect((await held()).length).toBe(20)
    expect(await marks()).toBe(1)
    const report = await run(range)
    expect(report).toMatchObject({ new: 15, unchanged: 0 })
    expect(before).toBe(2)
    expect(oai.requests).toHaveLength(before + 2)
    expect((await held()).length).toBe(35)
    expect(await marks()).toBe(0)
  })

  it('begins again after midnight at the day it had come to', async () => {
    oai.papers = lots(35, '2026-03-02')
    const stop = new AbortController()
    const range = { from: '2026-03-01', until: '2026-03-20' }
    const tell = (one: IngestProgress) => one.read >= 20 && stop.abort(new Error('killed'))
    await expect(run(range, { tell, signal: stop.signal })).rejects.toThrow('killed')
    oai.today = '2026-09-25'
    oai.requests.length = 0
    const report = await run(range)
    const asked = oai.requests.map((one) => one.get('from'))
    expect(asked).toEqual([null, '2026-03-07', null])
    expect(report).toMatchObject({ new: 15, unchanged: 1 })
    expect((await held()).length).toBe(35)
  })

  it('with an end that is yet to come goes on the next day as well', async () => {
    oai.papers = lots(35, '2026-03-02')
    const stop = new AbortController()
    const asked = { from: '2026-03-01', until: '2026-12-31' }
    const tell = (one: IngestProgress) => one.read >= 20 && stop.abort(new Error('killed'))
    const first = run(checkRange(asked, '2026-09-24'), { tell, signal: stop.signal })
    await expect(first).rejects.toThrow('killed')
    oai.requests.length = 0
    expect(await run(checkRange(asked, '2026-09-25'))).toMatchObject({ new: 15, unchanged: 0 })
    expect(oai.requests).toHaveLength(2)
    expect(await marks()).toBe(0)
  })

  it('sits out rests and lapses, and gives up in the end', async () => {
    oai.papers = lots(15, '2026-03-02')
    rests.length = 0
    oai.faults.push({ status: 503, retryAfter: 900 })
    const clock = { at: 0 }
    const http = createPoliteHttp({
      userAgent: 'x',
      elapsed: () => clock.at,
      wait: async () => undefined,
    })
    const wait = async (ms: number) => {
      rests.push(ms)
      clock.at += ms + 1
    }
    const harvest: IngestDeps['harvest'] = (range, as) =>
      arxivOai({ http, baseUrl: oai.url, knownCategories }, range, as)
    expect(await run({ from: '2026-03-01' }, { harvest, wait })).toMatchObject({ new: 15 })
    expect(rests).toEqual([900_000])
    oai.faults.push(...Array.from({ length: 9 }, () => ({ status: 503 })))
    await expect(run({ from: '2026-03-01' }, { harvest, wait })).rejects.toMatchObject({
      reason: 'busy',
    })
    expect(rests).toHaveLength(7)
  })

  it('names deleted records and takes the others', async () => {
    oai.papers = lots(3, '2026-03-02')
    ;(oai.papers[1] as OaiPaper).deleted = true
    const report = await run({ from: '2026-03-01' })
    expect(report).toMatchObject({
      read: 3,
      new: 2,
      skipped: [{ where: '2603.00001', why: 'deleted at arXiv' }],
    })
  })

  it('a quiet range is no failure; a page of something else is', async () => {
    oai.papers = []
    expect(await run({ from: '2026-03-01' })).toMatchObject({ read: 0, new: 0 })
    for (const body of ['', 'Rate exceeded.', '<html><body>blocked</body></html>', '<OAI-PMH>']) {
      oai.faults.push({ status: 200, body })
      await expect(run({ from: '2026-03-01' }), body).rejects.toMatchObject({
        reason: 'unreadable',
      })
    }
  })

  it('a held-back paper lies in the month of its id, and a new version is no new paper', async () => {
    oai.papers = [
      { id: '2604.00001', datestamp: '2026-04-21', versions: [new Date('2026-02-10T15:00:00Z')] },
      {
        id: '2602.00002',
        datestamp: '2026-04-21',
        versions: [new Date('2026-02-10T15:00:00Z'), new Date('2026-04-20T15:00:00Z')],
      },
    ]
    await run({ from: '2026-04-01' })
    expect(await held()).toEqual([
      { id: '2602.00002', day: '2026-02-11', at: '2026-02-11T05:00:00.000Z' },
      { id: '2604.00001', day: '2026-04-02', at: '2026-04-02T04:00:00.000Z' },
    ])
  })
})

describe('a repair', () => {
  it('makes papers of its days available now, and no older ones', async () => {
    const v1 = new Date('2026-09-22T15:00:00Z')
    oai.papers = [
      { id: '2609.00001', datestamp: '2026-09-22', versions: [v1] },
      { id: '2603.00002', datestamp: '2026-09-23', versions: [new Date('2026-03-10T15:00:00Z')] },
    ]
    await run({ from: '2026-09-22', as: 'repair' })
    const [old, late] = await held()
    expect(old).toEqual({ id: '2603.00002', day: '2026-03-11', at: '2026-03-11T04:00:00.000Z' })
    expect(late).toMatchObject({ id: '2609.00001', day: '2026-09-23' })
    expect(Date.parse(late?.at ?? '')).toBeGreaterThanOrEqual(now.getTime())
  })

  it('is not patient', async () => {
    rests.length = 0
    oai.faults.push({ status: 503 })
    await expect(run({ from: '2026-09-22', as: 'repair' })).rejects.toMatchObject({
      reason: 'busy',
    })
    expect(rests).toEqual([])
  })
})

describe('checkRange', () => {
  const today = '2026-09-24'
  it('keeps a range within what the service takes', () => {
    const range = checkRange({ from: '1999-01-01', until: '2026-09-25' }, today)
    expect(range).toMatchObject({ from: '2005-09-16', until: '2026-09-25' })
    expect(checkRange({ from: '2026-01-01', until: '2030-01-01' }, today).until).toBeUndefined()
  })
  it.each([
    { from: '2026-12-01' },
    { from: '2026-05-02', until: '2026-05-01' },
    { from: '2026-05-02', set: 'cs CV&x' },
  ])('refuses %j', (range) => {
    expect(() => checkRange(range, today)).toThrow(expect.objectContaining({ code: 'bad-input' }))
  })
})
