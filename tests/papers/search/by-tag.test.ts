/** `tag:` asks for a tag by its slug, whatever stands in it: editors write hashtags in their own language. */
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { searchPapers } from '../../../src/papers/search-papers.ts'
import { canonicalQuery } from '../../../src/query/canonical.ts'
import { indexPaper } from '../../../src/query/index-paper.ts'
import { matchQuery } from '../../../src/query/match-query.ts'
import { parseQuery } from '../../../src/query/parse-query.ts'
import { indexQueries } from '../../../src/query/query-index.ts'
import { storeTexts } from '../../query/store-papers.ts'
import { openTestDatabase, type TestDatabase } from '../../support/database.ts'

const slugs = ['größe', '캡션', 'キャプション', 'c++', 'node.js', 'x²', 'cs.CV', '3d-generation']
const text = { title: 'One', abstract: 'Two.', authors: [], categories: [] }

let test: TestDatabase
beforeAll(async () => {
  test = await openTestDatabase()
  await storeTexts(test.db, [{ ...text, publicId: '2605.10001', listingDay: '2026-05-18' }])
  await test.db.execute(sql`
    insert into tags (slug, kind, group_name, name, description)
    select value, 'hashtag', 'x', '{"en":"x"}', '{"en":"x"}'
    from jsonb_array_elements_text(${JSON.stringify(slugs)}::text::jsonb)`)
  await test.db.execute(sql`
    insert into paper_tags (paper_id, tag_id, source, evidence, added_at)
    select p.id, t.id, 'edition', '{}'::jsonb, now() from papers p, tags t
    where t.slug in (select jsonb_array_elements_text(${JSON.stringify(slugs)}::text::jsonb))`)
})
afterAll(() => test.close())

const queryOf = (typed: string) => {
  const parsed = parseQuery(typed)
  if (!parsed.ok) throw new Error(`${typed}: ${parsed.error.message}`)
  return parsed.query
}

it.each([...slugs, '#Größe', 'C++', 'CS.cv', '"3D generation"'])('tag:%s', async (slug) => {
  const query = queryOf(`tag:${slug}`)
  expect((await searchPapers(test.db, { query, limit: 9 })).ids).toHaveLength(1)
  const known = { day: null, tags: slugs, organisations: [], sources: [] }
  const paper = indexPaper(text)
  expect(matchQuery(query, paper, known)).not.toBeNull()
  expect(indexQueries([query], []).mayMatch(paper, known)).toEqual([0])
  expect(queryOf(canonicalQuery(query))).toEqual(query)
})
