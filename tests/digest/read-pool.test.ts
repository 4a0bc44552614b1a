/** Candidates and what makes them match, read from the tables. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readPool } from '../../src/digest/read-pool.ts'
import { queries } from '../../src/storage/schema/index.ts'
import { paperSignals, papers } from '../../src/storage/schema/papers.ts'
import { interests } from '../../src/storage/schema/subscribers.ts'
import { paperTags } from '../../src/storage/schema/tags.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'
import { addSubscriber, addTag } from '../support/digest-world.ts'

const listed = new Date('2026-05-18T04:00:00Z')
const crossed = new Date('2026-05-19T05:00:00Z')

let test: TestDatabase
let byText: Map<string, number>

beforeAll(async () => {
  test = await openTestDatabase()
  const { db } = test
  const [paper] = await db
    .insert(papers)
    .values({
      publicId: '2605.00010',
      title: 'Rings and clips',
      abstract: 'We study them.',
      authors: ['Ada Bee'],
      categories: ['math.RA', 'math.KT'],
      listingDay: '2026-05-18',
      availableAt: listed,
      contentHash: 'x',
      search: '',
    })
    .returning({ id: papers.id })
  for (const [slug, addedAt] of [
    ['math.RA', listed],
    ['math.KT', crossed],
  ] as const) {
    await db.insert(paperTags).values({
      paperId: paper?.id as number,
      tagId: await addTag(db, slug),
      source: 'category',
      evidence: { kind: 'category', category: slug, primary: slug === 'math.RA' },
      addedAt,
    })
  }
  const texts = ['cat:math.RA', 'cat:math.KT', 'rings cat:math.KT', 'clips OR cat:math.KT']
  const stored = await db
    .insert(queries)
    .values(texts.map((text) => ({ text, createdAt: listed })))
    .returning()
  byText = new Map(stored.map(({ id, text }) => [text, id]))
  const subscriberId = await addSubscriber(db)
  await db
    .insert(interests)
    .values(stored.map(({ id: queryId }) => ({ subscriberId, queryId, createdAt: listed })))
})
afterAll(() => test.close())

describe('what many have noticed', () => {
  const until = new Date('2026-06-10T12:00:00Z')
  const daysAgo = (days: number) => new Date(until.getTime() - days * 86_400_000)

  it('is the top twentieth of the last 7 days, however long ago it was considered', async () => {
    const votes = new Map<string, number>()
    const add = async (publicId: string, availableAt: Date, upvotes: number) => {
      votes.set(publicId, upvotes)
      const [paper] = await test.db
        .insert(papers)
        .values({
          publicId,
          title: publicId,
          abstract: 'We study them.',
          authors: ['Ada Bee'],
          categories: ['q-bio.PE'],
          listingDay: availableAt.toISOString().slice(0, 10),
          availableAt,
          contentHash: publicId,
          search: '',
        })
        .returning({ id: papers.id })
      if (upvotes === 0) return
      const signal = { paperId: paper?.id as number, upvotes, updatedAt: until }
      await test.db.insert(paperSignals).values([
        { ...signal, source: 'huggingface' },
        { ...signal, source: 'elsewhere', upvotes: 1 },
      ])
    }
    // 60 of the last 7 days, so that three may be hot; more than three are equal at the border.
    for (let n = 0; n < 60; n++) {
      const upvotes = n === 7 ? 90 : n === 8 ? 40 : n < 4 ? 12 : 0
      await add(`2606.${String(10_000 + n)}`, daysAgo(0.1 + (n % 13) / 2), upvotes)
    }
    await add('2606.00001', daysAgo(8), 500)
    const pool = await readPool(test.db, { until, after: daysAgo(1) })
    const hot = pool.papers.filter(({ isHot }) => isHot).map(({ publicId }) => publicId)
    expect(hot.toSorted()).toEqual(['2606.10007', '2606.10008'])
    expect(pool.papers.map(({ publicId }) => publicId)).not.toContain('2606.00001')
  })
})

describe('a query', () => {
  const found = async (text: string) => {
    const pool = await readPool(test.db, { until: new Date('2026-05-20T00:00:00Z'), after: listed })
    const [posting] = pool.byQuery.get(byText.get(text) as number) ?? []
    return posting && { where: posting.where, since: posting.since }
  }

  it('tells a main category from a cross-listing', async () => {
    expect(await found('cat:math.RA')).toEqual({ where: 'primary', since: listed })
    expect(await found('cat:math.KT')).toMatchObject({ where: 'cross' })
  })

  it('that only a later cross-listing makes match, matches since then', async () => {
    expect(await found('cat:math.KT')).toMatchObject({ since: crossed })
    expect(await found('rings cat:math.KT')).toEqual({ where: 'title', since: crossed })
    expect(await found('clips OR cat:math.KT')).toEqual({ where: 'title', since: listed })
  })
})
