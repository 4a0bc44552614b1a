/** Papers are found by what an editor wrote of them, and by their translations. */
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { countFacets } from '../../../src/papers/search/count-facets.ts'
import { indexTexts } from '../../../src/papers/search/index-texts.ts'
import { rankPapers } from '../../../src/papers/search/rank-papers.ts'
import { searchPapers } from '../../../src/papers/search-papers.ts'
import { parseQuery } from '../../../src/query/parse-query.ts'
import { storeTexts } from '../../query/store-papers.ts'
import { openTestDatabase, type TestDatabase } from '../../support/database.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await openTestDatabase()
  const { db } = test
  await storeTexts(
    db,
    ['a', 'b', 'c'].map((publicId) => ({
      ...{ publicId, title: `Paper ${publicId}`, abstract: 'We caption pictures.' },
      ...{ authors: ['Ada Bee'], categories: ['cs.CV'], listingDay: '2026-05-18' },
    })),
  )
  await db.execute(sql`
    with tag as (
      insert into tags (slug, kind, group_name, name, description)
      values ('edition-daily', 'topic', 'x', '{"en":"x"}', '{"en":"x"}') returning id),
    one as (
      insert into series (slug, name, language, timezone, tag_id)
      select 'daily', 'Daily', 'ko', 'Asia/Seoul', id from tag returning id),
    dated as (
      insert into editions (series_id, date, state)
      select id, d::date, s from one, (values ('2026-05-18', 'published'), ('2026-05-19', 'draft')) v(d, s)
      returning id, state)
    insert into notes (edition_id, paper_id, position, markdown, language)
    select dated.id, p.id, 0, '이미지 **캡셔닝**을 다룬다. https://example.org/zebra', 'ko'
    from dated join papers p on p.public_id = case dated.state when 'published' then 'a' else 'b' end`)
  await db.execute(sql`
    insert into paper_translations (paper_id, locale, title, abstract, made_by, source_hash, fault)
    select id, 'zh', case public_id when 'c' then '图像描述' end, case public_id when 'c' then '我们描述图片。' end,
      'import', 'x', case public_id when 'b' then 'numbers' end
    from papers where public_id in ('b', 'c')`)
})
afterAll(() => test?.close())

async function find(text: string): Promise<string[]> {
  const parsed = parseQuery(text)
  if (!parsed.ok) throw new Error(parsed.error.message)
  const { query } = parsed
  const newest = await searchPapers(test.db, { query, limit: 10 })
  for (const order of ['best', 'popular'] as const) {
    const { ids } = await rankPapers(test.db, { query, order })
    expect(ids.toSorted()).toEqual(newest.ids.toSorted())
  }
  expect((await countFacets(test.db, query)).among).toBe(newest.ids.length)
  const rows = await test.db.execute<{ public_id: string }>(sql`
    select public_id from papers where id in
      (select value::bigint from json_array_elements_text(${JSON.stringify(newest.ids)}::text::json))
    order by public_id`)
  return rows.map((row) => row.public_id)
}

it('finds by what is published and without fault, together with its paper', async () => {
  expect(await find('캡셔닝')).toEqual([])
  expect(await indexTexts(test.db)).toEqual({ written: 2, removed: 0 })
  expect(await find('캡셔닝')).toEqual(['a'])
  expect(await find('캡셔닝 cat:cs.CV au:bee day:2026')).toEqual(['a'])
  expect(await find('캡셔닝 cat:cs.CL')).toEqual([])
  expect(await find('zebra')).toEqual([])
  expect(await find('ti:图像描述')).toEqual(['c'])
  expect(await find('"描述图片" OR 캡셔닝')).toEqual(['a', 'c'])
  expect(await find('"caption pictures"')).toEqual(['a', 'b', 'c'])
  // What is left out may stand in neither.
  expect(await find('캡셔닝 -caption')).toEqual([])
  expect(await find('캡셔닝 -이미지')).toEqual([])
  expect(await find('캡셔닝 -zebra')).toEqual(['a'])
  expect(await find('图像描述 OR (캡셔닝 -tag:none)')).toEqual(['a', 'c'])
  // More alternatives find no less.
  expect(await find('캡셔닝 OR tag:none')).toEqual(['a'])
  expect(await find('(캡셔닝 OR tag:none) cat:cs.CV')).toEqual(['a'])
})

it('keeps in step with texts and papers, and does nothing twice', async () => {
  expect(await indexTexts(test.db)).toEqual({ written: 0, removed: 0 })
  await test.db.execute(sql`update notes set markdown = '확산 모델', version = version + 1`)
  await test.db.execute(sql`update editions set state = 'published'`)
  expect(await indexTexts(test.db)).toEqual({ written: 2, removed: 0 })
  expect(await find('캡셔닝')).toEqual([])
  expect(await find('확산')).toEqual(['a', 'b'])
  await test.db.execute(sql`update editions set state = 'draft'`)
  await test.db.execute(sql`update papers set content_hash = 'y' where public_id = 'c'`)
  expect(await indexTexts(test.db)).toEqual({ written: 1, removed: 2 })
  expect(await find('확산')).toEqual([])
})
