/** Lists of what is noticed, from what sources tell, what readers keep and what is read here. */
import { eq, sql } from 'drizzle-orm'
import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { IncomingSignal } from '../../../src/papers/paper.ts'
import { makeRankings } from '../../../src/papers/popularity/make-rankings.ts'
import { readNoticedDays } from '../../../src/papers/popularity/read-days.ts'
import { readPopularity } from '../../../src/papers/popularity/read-popularity.ts'
import { readRanking } from '../../../src/papers/popularity/read-ranking.ts'
import { createViewCounter } from '../../../src/papers/popularity/view-counter.ts'
import { storeSignals } from '../../../src/papers/store-signals.ts'
import { fixedCalendar } from '../../../src/storage/calendar.ts'
import { savedPapers } from '../../../src/storage/schema/feedback.ts'
import { papers } from '../../../src/storage/schema/papers.ts'
import type { RankingName } from '../../../src/storage/schema/popularity.ts'
import { subscribers } from '../../../src/storage/schema/subscribers.ts'
import { openTestDatabase, type TestDatabase } from '../../support/database.ts'
import { addSubscriber } from '../../support/digest-world.ts'

let test: TestDatabase
const ids = new Map<string, number>()
const silent = pino({ level: 'silent' })

beforeAll(async () => {
  test = await openTestDatabase()
})
afterAll(() => test.close())
beforeEach(async () => {
  await test.db.execute(sql`truncate papers, subscribers, installation, paper_rankings cascade`)
  for (const publicId of ['2606.00001', '2606.00002', '2606.00003']) {
    const [row] = await test.db
      .insert(papers)
      .values({
        ...{ publicId, title: publicId, abstract: '', authors: [], categories: ['cs.CV'] },
        ...{ listingDay: '2026-06-01', availableAt: at('01T05:00'), contentHash: 'x', search: '' },
      })
      .returning({ id: papers.id })
    ids.set(publicId, row?.id as number)
  }
})

const at = (time: string) => new Date(`2026-06-${time}:00Z`)
const idOf = (n: number) => ids.get(`2606.0000${n}`) as number
const deps = (now: Date) => ({ db: test.db, calendar: fixedCalendar(now) })

function told(n: number, counts: Partial<IncomingSignal>, now: Date) {
  const signal: IncomingSignal = {
    ...{ publicId: `2606.0000${n}`, upvotes: 0, comments: 0, stars: null, codeUrl: null },
    ...{ projectUrl: null, organization: null, submittedBy: null, keywords: [], featuredOn: null },
    ...counts,
  }
  return test.db.transaction((tx) => storeSignals(tx, { signals: [signal], source: 'hf', at: now }))
}

async function save(n: number, now: Date): Promise<number> {
  const subscriberId = await addSubscriber(test.db)
  await test.db.insert(savedPapers).values({ subscriberId, paperId: idOf(n), savedAt: now })
  return subscriberId
}

async function listed(list: RankingName, now: Date) {
  await makeRankings(deps(now))
  return (await readRanking(test.db, { list, page: 1, aPage: 100 })).papers
}
const placed = async (list: RankingName, now: Date) =>
  (await listed(list, now)).map(({ paperId }) => paperId - idOf(1) + 1)

describe('what sources tell', () => {
  it('counts on the day it came, however often it is told', async () => {
    await told(1, { upvotes: 30 }, at('10T06:00'))
    await told(1, { upvotes: 30 }, at('14T06:00'))
    await told(2, { upvotes: 4 }, at('13T06:00'))
    await told(2, { upvotes: 20 }, at('14T06:00'))
    // Today's list knows what came today and yesterday; the other's votes are older.
    expect(await placed('day', at('14T07:00'))).toEqual([2])
    const week = await listed('week', at('14T08:00'))
    expect(week.map(({ gained }) => gained.upvotes)).toEqual([20, 30])
    expect(await placed('month', at('14T09:00'))).toEqual([1, 2])
  })

  it('is of the day it was featured, when it is heard of late', async () => {
    await told(1, { upvotes: 90, featuredOn: '2026-06-08' }, at('14T06:00'))
    await told(2, { upvotes: 2, featuredOn: '2026-06-14' }, at('14T06:00'))
    expect(await placed('day', at('14T07:00'))).toEqual([2])
    expect(await placed('week', at('14T08:00'))).toEqual([1, 2])
  })

  it('may fall, and then counts for less', async () => {
    await told(1, { upvotes: 30 }, at('13T06:00'))
    await told(1, { upvotes: 10 }, at('14T06:00'))
    const [first] = await listed('week', at('14T07:00'))
    expect(first?.gained.upvotes).toBe(10)
  })

  it('is nothing by comments and stars alone, which a paper is born with', async () => {
    await told(1, { comments: 2, stars: 5_000 }, at('13T06:00'))
    await told(2, { upvotes: 1 }, at('13T06:00'))
    expect(await placed('week', at('14T07:00'))).toEqual([2])
  })

  it('leaves out what is withdrawn, and what is still to come', async () => {
    for (const n of [1, 2, 3]) await told(n, { upvotes: 10 * n }, at('13T06:00'))
    await test.db
      .update(papers)
      .set({ withdrawn: true })
      .where(eq(papers.id, idOf(3)))
    await test.db
      .update(papers)
      .set({ availableAt: at('20T05:00') })
      .where(eq(papers.id, idOf(2)))
    expect(await placed('week', at('14T07:00'))).toEqual([1])
  })
})

describe('saves', () => {
  it('are counted without names, and go with the reader', async () => {
    const reader = await save(2, at('13T06:00'))
    await save(2, at('14T06:00'))
    await save(1, at('02T06:00'))
    expect(await placed('saved', at('14T07:00'))).toEqual([2, 1])
    expect(await placed('week', at('14T07:00'))).toEqual([2])
    const counts = () => readPopularity(test.db, { ids: [idOf(2)], at: at('14T07:00') })
    expect((await counts()).get(idOf(2))?.saves).toBe(2)
    await test.db.delete(subscribers).where(eq(subscribers.id, reader))
    expect((await counts()).get(idOf(2))?.saves).toBe(1)
    const [first, second] = await listed('saved', at('14T08:00'))
    expect([first?.gained.saves, second?.gained.saves]).toEqual([1, 1])
  })
})

describe('reads', () => {
  it('are added up by all instances, and only of papers that are held', async () => {
    const counters = [1, 2].map(() => createViewCounter({ ...deps(at('14T06:00')), log: silent }))
    for (const counter of counters) {
      counter.count('reads', '2606.00001')
      counter.count('reads', '2606.00001')
      counter.count('pdfClicks', '2606.00001')
      counter.count('reads', '2606.99999')
    }
    await Promise.all(counters.map((counter) => counter.flush()))
    await Promise.all(counters.map((counter) => counter.flush()))
    const found = await readPopularity(test.db, { ids: [idOf(1), idOf(2)], at: at('14T07:00') })
    expect(found.get(idOf(1))).toEqual({ saves: 0, reads: 4, pdfClicks: 2 })
    expect(found.get(idOf(2))).toEqual({ saves: 0, reads: 0, pdfClicks: 0 })
    const [day, before] = await readNoticedDays(test.db, { at: at('14T07:00'), count: 2 })
    expect(day).toMatchObject({ day: '2026-06-14', reads: 4, pdfClicks: 2, saves: 0 })
    expect(before).toMatchObject({ day: '2026-06-13', reads: 0 })
  })

  it('older than 30 days are not told beside a paper', async () => {
    const counter = createViewCounter({ ...deps(at('01T06:00')), log: silent })
    counter.count('reads', '2606.00001')
    await counter.flush()
    const later = new Date('2026-07-01T06:00:00Z')
    const found = await readPopularity(test.db, { ids: [idOf(1)], at: later })
    expect(found.get(idOf(1))?.reads).toBe(0)
  })
})

describe('the lists', () => {
  it('are made anew every ten minutes, by one instance', async () => {
    await told(1, { upvotes: 5 }, at('14T06:00'))
    const both = await Promise.all([
      makeRankings(deps(at('14T07:00'))),
      makeRankings(deps(at('14T07:00'))),
    ])
    expect(both.filter((made) => made)).toHaveLength(1)
    await told(2, { upvotes: 9 }, at('14T07:01'))
    expect(await placed('week', at('14T07:09'))).toEqual([1])
    expect(await placed('week', at('14T07:10'))).toEqual([2, 1])
  })

  it('are empty where nobody noticed anything', async () => {
    expect(await listed('week', at('14T07:00'))).toEqual([])
    expect(await listed('saved', at('14T07:20'))).toEqual([])
  })
})
