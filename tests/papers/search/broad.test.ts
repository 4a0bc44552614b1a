/** A query that matches so many papers that the newest are asked first, and none of those match. */
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { countFacets } from '../../../src/papers/search/count-facets.ts'
import { rankPapers } from '../../../src/papers/search/rank-papers.ts'
import { parseQuery } from '../../../src/query/parse-query.ts'
import { storeTexts } from '../../query/store-papers.ts'
import { openTestDatabase, type TestDatabase } from '../../support/database.ts'

let test: TestDatabase
const learning = (count: number, listingDay: string, year = listingDay.slice(0, 4)) =>
  Array.from({ length: count }, (_, i) => ({
    ...{ publicId: `${year}-${i}`, title: 'Learning', abstract: '', authors: [] },
    ...{ categories: [], listingDay },
  }))

beforeAll(async () => {
  test = await openTestDatabase()
  await storeTexts(test.db, [...learning(6_000, '2024-05-17'), ...learning(1_000, '2026-05-18')])
  await test.db.execute(sql`analyze papers`)
})
afterAll(() => test?.close())

it.each([
  ['learning day:2024', '2024', 6_000],
  ['learning day:2026', '2026', 1_000],
])('what narrows %s down is counted among what is listed', async (text, year, held) => {
  const parsed = parseQuery(text)
  if (!parsed.ok) throw new Error(parsed.error.message)
  const ranked = await rankPapers(test.db, { query: parsed.query, order: 'best' })
  expect(ranked.ids).toHaveLength(100)
  const facets = await countFacets(test.db, parsed.query)
  expect(facets.among).toBeGreaterThanOrEqual(Math.min(held, 1_000))
  expect(facets.years.map((told) => told.year)).toEqual([year])
})
