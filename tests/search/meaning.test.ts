import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readSamplePapers } from '../../src/ingest/sample/read-sample.ts'
import { findPaper } from '../../src/papers/read-papers.ts'
import { findRelated } from '../../src/search/find-related.ts'
import { searchByMeaning } from '../../src/search/search-by-meaning.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'
import { builtIn, type GivenPaper, keep, named, store } from './support.ts'

const sample: GivenPaper[] = readSamplePapers().map(({ publicId, title, abstract, authors }) => ({
  id: publicId,
  title,
  abstract,
  authors: [...authors],
}))

let test: TestDatabase
beforeAll(async () => {
  test = await openTestDatabase()
})
afterAll(() => test?.close())

const found = async (text: string, limit = 10) => {
  const answer = await searchByMeaning(builtIn(test.db), { text, limit })
  if (answer.kind !== 'found') throw new Error(answer.kind)
  return named(
    test.db,
    answer.hits.map(({ id }) => id),
  )
}

const models = async () => {
  const [row] = await test.db.execute<{ models: number; vectors: number; newest: string }>(sql`
    select (select count(*)::int from vector_models) as models, max(id)::text as newest,
      (select count(*)::int from paper_vectors) as vectors from vector_models`)
  return row
}

// One store that grows from test to test.
describe('searching by meaning', () => {
  it('says that it prepares while nothing was read', async () => {
    expect(await searchByMeaning(builtIn(test.db), { text: 'x', limit: 3 })).toEqual({
      kind: 'preparing',
    })
    await store(test.db, sample.slice(0, 5))
    expect(await keep(builtIn(test.db))).toEqual({ embedded: 0, trained: false })
  })

  it('computes a model of the papers held, and finds each by its own summary', async () => {
    await store(test.db, sample.slice(0, 60))
    expect(await keep(builtIn(test.db))).toEqual({ embedded: 60, trained: true })
    for (const { id, abstract } of sample.slice(0, 10)) {
      expect((await found(abstract, 1))[0]).toBe(id)
    }
  })

  it('does nothing more while nothing changed', async () => {
    const before = await models()
    expect(await keep(builtIn(test.db))).toEqual({ embedded: 0, trained: false })
    expect(await keep(builtIn(test.db), false)).toEqual({ embedded: 0, trained: false })
    expect(await models()).toEqual(before)
  })

  it('folds new papers in, and a process that searches already sees them', async () => {
    const deps = builtIn(test.db)
    await searchByMeaning(deps, { text: 'model', limit: 1 })
    const before = await models()
    await store(test.db, sample.slice(60))
    const fresh = sample.length - 60
    expect(await keep(deps, false)).toEqual({ embedded: fresh, trained: false })
    expect((await models())?.newest).toBe(before?.newest)
    const newest = sample.at(-1) as GivenPaper
    expect((await found(newest.abstract, 1))[0]).toBe(newest.id)
  })

  it('reads a changed paper again, and not one whose categories alone changed', async () => {
    const [one, other] = sample as [GivenPaper, GivenPaper]
    await test.db.execute(
      sql`update papers set content_hash = 'other' where public_id = ${other.id}`,
    )
    await test.db.execute(sql`
      update papers set content_hash = 'changed', abstract = abstract || ' Now with lattices.'
      where public_id = ${one.id}`)
    expect(await keep(builtIn(test.db))).toEqual({ embedded: 1, trained: false })
    expect(await keep(builtIn(test.db))).toEqual({ embedded: 0, trained: false })
  })

  it('is computed anew when the papers grew by half, and the old one goes', async () => {
    const before = await models()
    await store(
      test.db,
      sample.slice(0, 40).map((paper) => ({ ...paper, id: `2402.${paper.id.slice(-5)}` })),
    )
    const report = await keep(builtIn(test.db))
    expect(report).toEqual({ embedded: sample.length + 40, trained: true })
    const after = await models()
    expect(after?.models).toBe(1)
    expect(after?.vectors).toBe(sample.length + 40)
    expect(after?.newest).not.toBe(before?.newest)
  })

  it('says so when no word is known', async () => {
    for (const text of ['', '???', 'qwertzuiop', '12 34']) {
      expect(await searchByMeaning(builtIn(test.db), { text, limit: 3 })).toEqual({
        kind: 'unknown',
      })
    }
  })

  it('bears any text', async () => {
    const long = 'language model '.repeat(50_000)
    expect((await found(long, 3)).length).toBe(3)
    expect(await found('model $\\frac{1}{\\alpha \u0000\ud800', 1)).toHaveLength(1)
  })
})

describe('related papers', () => {
  it('are told with the words that they share', async () => {
    const deps = builtIn(test.db)
    const paper = await findPaper(test.db, sample[0]?.id ?? '')
    if (!paper) throw new Error('no paper')
    const until = new Date('2027-01-01T00:00:00Z')
    const related = await findRelated(deps, { paper, until, limit: 4 })
    expect(related?.length).toBeGreaterThan(0)
    for (const { paper: other, words } of related ?? []) {
      expect(other.id).not.toBe(paper.id)
      expect(words.length).toBeGreaterThan(0)
      const text = `${other.title} ${other.abstract}`.toLowerCase()
      for (const word of words) expect(text).toContain(word.toLowerCase())
      for (const common of ['and', 'the', 'of', 'that']) expect(words).not.toContain(common)
    }
    // Its copy of the test above: the same authors, the same words.
    expect(related?.[0]?.authors).toEqual(paper.authors)
  })

  it('leave out what is withdrawn or not available yet', async () => {
    const deps = builtIn(test.db)
    const paper = await findPaper(test.db, sample[0]?.id ?? '')
    if (!paper) throw new Error('no paper')
    const related = (until: string) =>
      findRelated(deps, { paper, until: new Date(until), limit: 9 })
    expect(await related('2020-01-01T00:00:00Z')).toEqual([])
    const [first] = (await related('2027-01-01T00:00:00Z')) ?? []
    await test.db.execute(sql`update papers set withdrawn = true where id = ${first?.paper.id}`)
    const ids = (await related('2027-01-01T00:00:00Z'))?.map((one) => one.paper.id)
    expect(ids).not.toContain(first?.paper.id)
  })
})
