/** In which order the desk shows the papers of a day. */
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readDesk } from '../../src/editorial/desk/read-desk.ts'
import { storeTexts } from '../query/store-papers.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await openTestDatabase()
})
afterAll(() => test?.close())

it('is by upvotes, and by citations worth ten votes at most', async () => {
  const day = '2026-05-18'
  const given = {
    unnoticed: {},
    cited: { citations: 3 },
    famous: { citations: 90_000 },
    upvoted: { upvotes: 11 },
    'upvoted and cited': { upvotes: 11, citations: 1 },
  }
  const names = Object.keys(given)
  await storeTexts(
    test.db,
    names.map((publicId) => ({
      ...{ publicId, title: publicId, abstract: '', authors: [], categories: ['cs.CV'] },
      listingDay: day,
    })),
  )
  await test.db.execute(sql`
    insert into paper_signals (paper_id, source, upvotes, citations, updated_at)
    select p.id, 'openalex', coalesce(g.upvotes, 0), g.citations, now() from papers p
    join json_each(${JSON.stringify(given)}::text::json) as one on one.key = p.public_id
    cross join json_to_record(one.value) as g(upvotes int, citations int)`)
  const asked = { seriesId: 1, day, words: '', show: 'open' as const, page: 1, papersAPage: 10 }
  const { papers: shown } = await readDesk(test.db, asked)
  expect(shown.map(({ paper }) => paper.publicId)).toEqual([
    ...['upvoted and cited', 'upvoted', 'famous', 'cited', 'unnoticed'],
  ])
  expect(shown.map(({ citations }) => citations)).toEqual([1, null, 90_000, 3, null])
})
