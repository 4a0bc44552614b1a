import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readStoreFacts } from '../../src/web/store-facts.ts'
import { storeTexts } from '../query/store-papers.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await openTestDatabase()
})
afterAll(() => test.close())
beforeEach(() => test.db.execute(sql`truncate papers cascade`))

const store = (publicId: string, listingDay: string) =>
  storeTexts(test.db, [
    { publicId, title: publicId, abstract: '', authors: [], categories: [], listingDay },
  ])

describe('what the front page says of the store', () => {
  it('calls papers samples only while there are no others', async () => {
    expect(await readStoreFacts(test.db)).toMatchObject({ held: 0, sample: false })
    await store('sample', '2026-05-18')
    await test.db.execute(sql`update papers set sample = true`)
    expect(await readStoreFacts(test.db)).toMatchObject({ held: 1, sample: true })
    await store('real', '2026-05-19')
    expect(await readStoreFacts(test.db)).toMatchObject({ held: 2, sample: false })
  })

  it('shows papers with the reason they would have, from different groups', async () => {
    await test.db.execute(sql`
      insert into tags (slug, kind, group_name, name, description) values
        ('clip', 'topic', 'Vision', '{"en":"CLIP"}', '{"en":""}'),
        ('captioning', 'topic', 'Vision', '{"en":"Captioning"}', '{"en":""}'),
        ('parsing', 'topic', 'Language', '{"en":"Parsing"}', '{"en":""}')`)
    for (const id of ['none', 'seen', 'seen-too', 'read']) await store(id, '2026-05-18')
    await test.db.execute(sql`
      insert into paper_tags (paper_id, tag_id, source, evidence, added_at)
      select p.id, t.id, 'rule',
        jsonb_build_object('kind', 'words', 'where', 'title', 'words', jsonb_build_array(t.slug)), now()
      from (values ('seen', 'clip'), ('seen-too', 'captioning'), ('read', 'parsing')) as v(p, t)
      join papers p on p.public_id = v.p join tags t on t.slug = v.t`)
    const { newest } = await readStoreFacts(test.db)
    const topics = newest.map(({ topic }) => topic?.slug)
    expect(newest).toHaveLength(3)
    expect(topics).toContain('parsing')
    expect(topics.filter((slug) => slug === 'clip' || slug === 'captioning')).toHaveLength(1)
    expect(newest[0]?.topic?.words).toEqual([newest[0]?.topic?.slug])
    await test.db.execute(sql`truncate tags cascade`)
  })

  it('shows the newest day that has come, without withdrawn papers', async () => {
    await store('out', '2026-05-18')
    await store('withdrawn', '2026-05-18')
    await test.db.execute(sql`update papers set withdrawn = true where public_id = 'withdrawn'`)
    await store('to-come', '9999-12-31')
    const facts = await readStoreFacts(test.db)
    expect(facts.newestDay).toBe('2026-05-18')
    expect(facts.newest.map(({ publicId }) => publicId)).toEqual(['out'])
  })
})
