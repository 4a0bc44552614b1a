/** Papers that a build without signposts stored are found by title and by phrase like all others. */
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { signpostPapers } from '../../../src/papers/search/signpost-papers.ts'
import { searchPapers } from '../../../src/papers/search-papers.ts'
import { parseQuery } from '../../../src/query/parse-query.ts'
import { storeTexts } from '../../query/store-papers.ts'
import { openTestDatabase, type TestDatabase } from '../../support/database.ts'

let test: TestDatabase

const paper = (publicId: string, title: string) => ({
  ...{ publicId, title, abstract: 'A vision encoder sees.' },
  ...{ authors: [], categories: ['cs.CV'], listingDay: '2026-05-18' },
})

beforeAll(async () => {
  test = await openTestDatabase()
  await storeTexts(test.db, [paper('one', 'Dense captioning'), paper('two', 'Sparse captioning')])
})
afterAll(() => test?.close())

async function found(text: string): Promise<number> {
  const parsed = parseQuery(text)
  if (!parsed.ok) throw new Error(parsed.error.message)
  return (await searchPapers(test.db, { query: parsed.query, limit: 10 })).ids.length
}

/** As an earlier build writes it: lexemes without signposts, a hash of its own, and nothing else. */
const writeAsBefore = (publicId: string) =>
  test.db.execute(sql`
    update papers set content_hash = content_hash || 'x',
      search = ts_delete(search, array(select lexeme from unnest(search) where lexeme like '^%'))
    where public_id = ${publicId}`)

it.each(['ti:captioning', '"vision encoder"', 'ti:=captioning'])('%s', async (text) => {
  await signpostPapers(test.db)
  expect(await found(text)).toBe(2)
  await writeAsBefore('two')
  expect(await found(text)).toBe(1)
  expect(await signpostPapers(test.db)).toBe(1)
  expect(await found(text)).toBe(2)
  expect(await signpostPapers(test.db)).toBe(0)
})
