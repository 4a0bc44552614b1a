/** Candidates and what makes them match, read from the tables. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readPool } from '../../src/digest/read-pool.ts'
import { queries } from '../../src/storage/schema/index.ts'
import { papers } from '../../src/storage/schema/papers.ts'
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
