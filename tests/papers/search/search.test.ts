/** Ranking, facets and what may have been meant, over one small store. */
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { countFacets } from '../../../src/papers/search/count-facets.ts'
import { mendQuery } from '../../../src/papers/search/mend-query.ts'
import { rankPapers } from '../../../src/papers/search/rank-papers.ts'
import { createVocabulary } from '../../../src/papers/search/vocabulary.ts'
import { searchPapers } from '../../../src/papers/search-papers.ts'
import type { Query } from '../../../src/query/ast.ts'
import { parseQuery } from '../../../src/query/parse-query.ts'
import { type StoredText, storeTexts } from '../../query/store-papers.ts'
import { openTestDatabase, type TestDatabase } from '../../support/database.ts'

let test: TestDatabase
const names = new Map<number, string>()

const paper = (publicId: string, given: Partial<StoredText>): StoredText => ({
  ...{
    publicId,
    title: '',
    abstract: '',
    authors: [],
    categories: ['cs.CV'],
    listingDay: '2026-05-18',
  },
  ...given,
})

beforeAll(async () => {
  test = await openTestDatabase()
  await storeTexts(test.db, [
    paper('in-abstract', { title: 'Pictures', abstract: 'We caption pictures with clip.' }),
    paper('in-title', {
      title: 'Captioning pictures with CLIP',
      abstract: 'We describe pictures.',
    }),
    paper('old-in-title', {
      ...{ title: 'Captioning pictures with CLIP', abstract: 'We describe pictures.' },
      listingDay: '2019-05-18',
    }),
    paper('newest', {
      title: 'Proofs',
      abstract: 'A caption is near a clip.',
      listingDay: '2026-05-20',
    }),
    paper('without-day', { title: 'Clip', abstract: 'caption', listingDay: null }),
    paper('other', { title: 'Quantum transformers', abstract: 'Nothing of it.' }),
  ])
  const rows = await test.db.execute<{ id: number; public_id: string }>(
    sql`select id::int as id, public_id from papers`,
  )
  for (const { id, public_id } of rows) names.set(id, public_id)
  await test.db.execute(sql`
    insert into tags (slug, kind, group_name, name, description)
    select value, 'topic', 'x', '{"en":"x"}', '{"en":"x"}'
    from jsonb_array_elements_text('["captioning","everywhere","once"]'::jsonb)`)
  await test.db.execute(sql`
    insert into paper_tags (paper_id, tag_id, source, evidence, added_at)
    select p.id, t.id, s.source, '{}'::jsonb, now() from papers p cross join tags t
    cross join (values ('rule'), ('category')) as s(source)
    where t.slug = 'everywhere' or (t.slug = 'captioning' and p.public_id like '%in-title')
      or (t.slug = 'once' and p.public_id = 'newest')`)
  await test.db.execute(sql`
    insert into paper_signals (paper_id, source, upvotes, updated_at)
    select id, 'hf', case public_id when 'in-abstract' then 40 else 11 end, now()
    from papers where public_id in ('in-abstract', 'in-title')`)
  await test.db.execute(sql`
    insert into paper_signals (paper_id, source, citations, updated_at)
    select id, 'openalex', case public_id when 'newest' then 3 else 90000 end, now()
    from papers where public_id in ('newest', 'old-in-title')`)
})
afterAll(() => test?.close())

function parsed(text: string): Query {
  const read = parseQuery(text)
  if (!read.ok) throw new Error(read.error.message)
  return read.query
}
const ranked = async (text: string, order: 'best' | 'popular' = 'best') => {
  const { ids, matches } = await rankPapers(test.db, { query: parsed(text), order })
  expect(matches).toBe(ids.length)
  return ids.map((id) => names.get(id))
}

describe('the order', () => {
  it('is by where the words stand and how often, then by age', async () => {
    expect(await ranked('caption clip')).toEqual([
      ...['in-title', 'old-in-title', 'without-day', 'newest', 'in-abstract'],
    ])
  })

  it('is by upvotes where that is asked for, and by citations worth ten of them at most', async () => {
    expect(await ranked('caption clip', 'popular')).toEqual([
      ...['in-abstract', 'in-title', 'old-in-title', 'newest', 'without-day'],
    ])
  })

  it.each([
    'caption',
    '=CLIP',
    'au:nobody',
    'cat:cs.CV',
    'tag:everywhere',
    'capt* -proofs',
    'day:2026',
  ])('is of the same papers as the newest first: %s', async (text) => {
    const { ids } = await searchPapers(test.db, { query: parsed(text), limit: 50 })
    expect((await ranked(text)).sort()).toEqual(ids.map((id) => names.get(id)).sort())
  })
})

describe('facets', () => {
  it('count each paper once, and leave out what says nothing', async () => {
    const { tags, years, among } = await countFacets(test.db, parsed('caption'))
    const slugs = await test.db.execute<{ id: number; slug: string }>(
      sql`select id::int as id, slug from tags`,
    )
    const named = new Map(slugs.map(({ id, slug }) => [id, slug]))
    expect(tags.map(({ id, papers }) => [named.get(id), papers])).toEqual([['captioning', 2]])
    expect(years).toEqual([
      { year: '2026', papers: 3 },
      { year: '2019', papers: 1 },
    ])
    expect(among).toBe(5)
  })
})

it('topics that are guessed too faintly for the page of a paper are neither found nor counted', async () => {
  const guess = (confidence: number) =>
    test.db.execute(sql`
      insert into paper_tags (paper_id, tag_id, source, evidence, confidence, added_at)
      select p.id, t.id, 'statistics', '{}'::jsonb, ${confidence}, now() from papers p, tags t
      where t.slug = 'once' and p.public_id in ('in-abstract', 'in-title')
      on conflict (paper_id, tag_id, source) do update set confidence = excluded.confidence`)
  const told = async () => {
    const [tag] = await test.db.execute<{ id: number }>(
      sql`select id::int as id from tags where slug = 'once'`,
    )
    const { tags } = await countFacets(test.db, parsed('clip'))
    const page = await searchPapers(test.db, { query: parsed('tag:once'), limit: 9 })
    return { found: page.ids.length, counted: tags.find(({ id }) => id === tag?.id)?.papers ?? 0 }
  }
  await guess(0.59)
  expect(await told()).toEqual({ found: 1, counted: 0 })
  await guess(0.6)
  expect(await told()).toEqual({ found: 3, counted: 3 })
  await test.db.execute(sql`delete from paper_tags where source = 'statistics'`)
})

describe('what may have been meant', () => {
  const topics = ['captioning', 'diffusion-models', 'stars', 'medical-imaging']
  const categories = ['cs.CV', 'cs.CL', 'math.AG']
  const meant = (typed: string) =>
    mendQuery(test.db, {
      ...{ typed, topics, categories, query: parsed(typed) },
      readVocabulary: createVocabulary(test.db),
    })

  it.each([
    ['captoining', 'captioning'],
    ['Pictuers -clip', 'pictures -clip'],
    ['"qantum transformers"', '"quantum transformers"'],
    ['quantum tranformers', 'quantum transformers'],
    ['ti:pictuers', 'ti:pictures'],
    ['tag:captoning', 'tag:captioning'],
    ['tag:diffusion', 'tag:diffusion-models'],
    ['cat:cs.CW', 'cat:cs.CV'],
    ['cs.cv', 'cat:cs.CV'],
    ['zzzzzzzz', null],
    ['pictures', null],
    ['cat:cs', null],
    ['cat:stats', null],
    ['cat:medical', null],
    ['cat:(cs.CV OR cs.CL) pictuers', 'cat:(cs.CV OR cs.CL) pictures'],
    ['au:nobdoy', null],
  ])('%s: %s', async (typed, expected) => {
    expect(await meant(typed)).toBe(expected)
  })
})
