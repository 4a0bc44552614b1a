/** A row that was joined to another stays without words and topics, whatever is indexed or tagged again. */
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { storePage } from '../../src/ingest/store-page.ts'
import type { IncomingPaper } from '../../src/papers/paper.ts'
import { reindexPapers } from '../../src/papers/reindex-papers.ts'
import { signpostPapers } from '../../src/papers/search/signpost-papers.ts'
import { searchPapers } from '../../src/papers/search-papers.ts'
import { parseQuery } from '../../src/query/parse-query.ts'
import { fixedCalendar } from '../../src/storage/calendar.ts'
import { applyTags } from '../../src/tagging/apply-tags.ts'
import { syncTaxonomy } from '../../src/tagging/sync-taxonomy.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'
import { incomingPaper } from '../support/incoming-paper.ts'
import { taxonomyOf } from '../tagging/store.ts'

let test: TestDatabase
const at = new Date('2026-05-18T12:00:00Z')
const calendar = fixedCalendar(at)
const title = 'Contrastive captions for vision-language pretraining'
const authors = ['Ada K. Bee', 'Carl Dee']

const bring = (source: string, fields: Partial<IncomingPaper>) =>
  test.db.transaction((tx) =>
    storePage({ calendar, tagPapers: async () => undefined }, tx, {
      page: { papers: [incomingPaper({ title, authors, ...fields })], signals: [], skipped: [] },
      source,
      at,
    }),
  )

const preprint = { publicId: '10.1101/2026.05.10.653210', dois: ['10.1101/2026.05.10.653210'] }

beforeAll(async () => {
  test = await openTestDatabase()
  await bring('biorxiv', { ...preprint, title: 'An early title of the same work, quite another' })
  await bring('arxiv-rss', {})
  await bring('biorxiv', { ...preprint, version: 2 })
  await syncTaxonomy(test.db, { at, taxonomy: taxonomyOf({ captions: 'captions' }, []) })
})
afterAll(() => test?.close())

async function found(text: string): Promise<number> {
  const parsed = parseQuery(text)
  if (!parsed.ok) throw new Error(parsed.error.message)
  return (await searchPapers(test.db, { query: parsed.query, limit: 9 })).ids.length
}
const wordsOfJoined = async () => {
  const [row] = await test.db.execute<{ joined: number; words: number }>(sql`
    select count(*)::int as joined, sum(length(search))::int as words
    from papers where joined_to is not null`)
  return row
}

it('by a build that knew no signposts, or other lexemes', async () => {
  expect(await wordsOfJoined()).toEqual({ joined: 1, words: 0 })
  await test.db.execute(sql`update papers set signposted_hash = null, content_hash = 'earlier'`)
  expect(await signpostPapers(test.db)).toBe(2)
  await test.db.execute(sql`delete from installation where key = 'papers.indexed'`)
  expect(await reindexPapers(test.db)).toBe(1)
  expect(await wordsOfJoined()).toEqual({ joined: 1, words: 0 })
  expect(await found('captions')).toBe(1)
})

it('by rules that changed', async () => {
  expect(await applyTags(test.db, { calendar })).toMatchObject({ added: 1, papers: 1 })
  expect(await found('tag:captions')).toBe(1)
})

it('and is not listed where an earlier build gave it words and topics again', async () => {
  await test.db.execute(sql`
    update papers d set search = k.search from papers k where k.id = d.joined_to`)
  await test.db.execute(sql`
    insert into paper_tags (paper_id, tag_id, source, evidence, added_at)
    select p.id, t.id, 'rule', '{}'::jsonb, now() from papers p, tags t
    where p.joined_to is not null and t.slug = 'captions'`)
  expect(await found('captions')).toBe(1)
  expect(await found('tag:captions')).toBe(1)
})
