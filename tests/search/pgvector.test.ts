/** Where the database has pgvector. The embedded one brings it, so these run on it in every pass. */
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { vectorsCheck } from '../../src/app/doctor/vectors-check.ts'
import { loadConfig } from '../../src/config.ts'
import { readSamplePapers } from '../../src/ingest/sample/read-sample.ts'
import type { Hit } from '../../src/search/best-hits.ts'
import { countTerms } from '../../src/search/count-terms.ts'
import { keepVectors } from '../../src/search/keep-vectors.ts'
import { embedCounts, unitLength } from '../../src/search/lsa/lexical-model.ts'
import { openMeaning } from '../../src/search/open-meaning.ts'
import type { PgvectorUse } from '../../src/search/pgvector/keep-pgvector.ts'
import { searchByMeaning } from '../../src/search/search-by-meaning.ts'
import { readCorpus } from '../support/corpus.ts'
import { openEmbeddedDatabase, type TestDatabase } from '../support/database.ts'
import { type GivenPaper, idle, keep, named, store } from './support.ts'

/** The recorded papers, one in so many, or the bundled ones. */
const oneIn = 20
const recorded = readCorpus().filter((_, i) => i % oneIn === 0)
const papers: GivenPaper[] = (
  recorded.length > 0
    ? recorded
    : readSamplePapers().map((paper) => ({ ...paper, id: paper.publicId }))
).map(({ id, title, abstract }) => ({ id, title, abstract }))
const held = papers.slice(0, -3)
const late = papers.slice(-3)

let test: TestDatabase
beforeAll(async () => {
  test = await openEmbeddedDatabase()
  await store(test.db, held)
}, 120_000)
afterAll(() => test?.close())

const open = (pgvector: PgvectorUse) =>
  openMeaning({ db: test.db, provider: null, papersADay: 0, pgvector })

const opened = async (pgvector: PgvectorUse) => {
  const vectors = await open(pgvector).readIndex()
  if (!vectors?.lexical) throw new Error('no model is ready')
  return { ...vectors, lexical: vectors.lexical }
}
const kindNow = async () => (await opened('exact')).index.kind

/** Every cosine there is, sorted. */
async function exact(query: Float32Array, limit: number): Promise<Hit[]> {
  const rows = await test.db.execute<{ id: number; vector: Uint8Array }>(
    sql`select paper_id as id, vector from paper_vectors`,
  )
  const score = (given: Uint8Array) => {
    const vector = unitLength(Float32Array.from(new Int8Array(given)))
    return vector ? vector.reduce((sum, x, i) => sum + x * (query[i] as number), 0) : 0
  }
  return rows
    .map(({ id, vector }) => ({ id, score: score(vector) }))
    .sort((a, b) => b.score - a.score || b.id - a.id)
    .slice(0, limit)
}

/** The same papers, but where two are as near as each other. */
function expectSame(found: Hit[], right: Hit[]) {
  expect(found.map(({ score }) => score)).toHaveLength(right.length)
  const least = (right.at(-1)?.score ?? 0) + 1e-5
  const clear = right.filter(({ score }) => score > least).map(({ id }) => id)
  expect(found.map(({ id }) => id)).toEqual(expect.arrayContaining(clear))
  found.forEach(({ score }, i) => {
    expect(score).toBeCloseTo(right[i]?.score ?? Number.NaN, 4)
  })
}

const tables = async () => {
  const rows = await test.db.execute<{ name: string }>(sql`
    select tablename as name from pg_tables where schemaname = 'paperboy_vectors' order by 1`)
  return rows.map(({ name }) => name.replace(/\d+$/, ''))
}
const points = async () => {
  const [row] = await test.db.execute<{ model: number }>(
    sql`select max(id) as model from vector_models`,
  )
  const table = sql.raw(`paperboy_vectors.model_${row?.model}`)
  const rows = await test.db.execute<{ id: number }>(sql`select paper_id as id from ${table}`)
  return rows.map(({ id }) => id)
}

// One store, from test to test.
describe('pgvector', { timeout: 300_000 }, () => {
  it('is not asked while its table is being filled', async () => {
    await keep(open('none'))
    expect(await tables()).toEqual([])
    const stop = new AbortController()
    const half = keepVectors(open('exact'), { thorough: true, signal: stop.signal })
    for (let there = 0; there === 0; ) there = (await tables()).length
    stop.abort()
    await half
    expect(await tables()).toEqual(['filling_'])
    expect(await kindNow()).toBe('memory')
  })

  it('goes on filling where that stopped, by one of two instances', async () => {
    await Promise.all([keep(open('exact')), keep(open('exact'))])
    await keep(open('exact'))
    expect(await tables()).toEqual(['model_'])
    expect((await points()).length).toBe(held.length)
    expect(await kindNow()).toBe('pgvector')
  })

  it('is named by the doctor', async () => {
    const look = async (environment: Record<string, string>) =>
      (await vectorsCheck(test.db, loadConfig(environment)).look(idle)).found
    expect(await look({ VECTOR_INDEX: 'pgvector' })).toMatch(/looked through by pgvector \d/)
    expect(await look({})).toBe('papers are looked through in memory')
  })

  it('gives the same nearest twenty as this process and as comparing all', async () => {
    const asked = await opened('exact')
    const memory = await opened('none')
    expect([asked.index.kind, memory.index.kind]).toEqual(['pgvector', 'memory'])
    const step = Math.ceil(held.length / 25)
    for (const { title, abstract } of held.filter((_, i) => i % step === 0)) {
      for (const body of [title, abstract]) {
        const query = embedCounts(asked.lexical, countTerms({ body }))
        if (!query) continue
        const right = await exact(query, 20)
        expectSame(await memory.index.nearest(query, 20), right)
        expectSame(await asked.index.nearest(query, 20), right)
        const [without] = right as [Hit]
        const others = await asked.index.likelyNearest(query, 5, without.id)
        expectSame(others, right.slice(1, 6))
      }
    }
  })

  it('tells the same papers for a question, and what they share with it', async () => {
    const text = 'language models that reason about images'
    const found = await searchByMeaning(open('exact'), { text, limit: 20 })
    expect(found).toEqual(await searchByMeaning(open('none'), { text, limit: 20 }))
    expect(found.kind).toBe('found')
  })

  it('knows new papers, changed ones and those that went', async () => {
    await store(test.db, late)
    await keep(open('exact'), false)
    const newest = late[0] as GivenPaper
    const text = `${newest.title} ${newest.abstract}`
    const first = async () => {
      const found = await searchByMeaning(open('exact'), { text, limit: 1 })
      return found.kind === 'found' ? named(test.db, [found.hits[0]?.id ?? 0]) : [found.kind]
    }
    expect(await first()).toEqual([newest.id])
    const [other] = held as [GivenPaper]
    await test.db.execute(sql`
      update papers set title = ${newest.title}, abstract = ${`${newest.abstract} Again.`},
        content_hash = 'changed' where public_id = ${other.id}`)
    await test.db.execute(sql`delete from papers where public_id = ${newest.id}`)
    expect((await points()).length).toBe(papers.length)
    // Before anything is tidied up: who went is passed over.
    expect(await first()).not.toEqual([newest.id])
    await keep(open('exact'))
    expect(await first()).toEqual([other.id])
    expect((await points()).length).toBe(papers.length - 1)
  })

  it('finds enough though many of the nearest went', async () => {
    const { lexical, index } = await opened('exact')
    const query = embedCounts(lexical, countTerms({ body: (held[5] as GivenPaper).abstract }))
    if (!query) throw new Error('no word is known')
    const gone = (await index.nearest(query, 70)).map(({ id }) => id)
    const rows = await test.db.execute<{ kept: string }>(sql`
      delete from paper_vectors where paper_id = any(${`{${gone.join(',')}}`}::bigint[])
      returning paper_id::text as kept`)
    expect(rows.length).toBe(70)
    expectSame(await index.nearest(query, 20), await exact(query, 20))
    await keep(open('exact'))
    expect((await points()).length).toBe(papers.length - 1)
  })

  it('holds no paper up where it cannot follow, and is made anew', async () => {
    await test.db.execute(
      sql.raw(`do $$ declare name text; begin
      select tablename into name from pg_tables where schemaname = 'paperboy_vectors';
      execute 'alter table paperboy_vectors.' || name || ' add check (paper_id < 0) not valid';
    end $$`),
    )
    await store(test.db, late.slice(0, 1))
    expect((await keep(open('exact'), false))?.embedded).toBe(1)
    expect(await kindNow()).toBe('pgvector')
    expect((await points()).length).toBe(papers.length)
    expect(await tables()).toEqual(['model_'])
  })

  it('is made for a new model, and what was made for the old one goes', async () => {
    const copies = held.map((paper, i) => ({
      ...paper,
      id: `2402.${String(i + 1).padStart(5, '0')}`,
    }))
    await store(test.db, copies)
    expect((await keep(open('exact')))?.trained).toBe(true)
    expect(await tables()).toEqual(['model_'])
    expect((await points()).length).toBe(papers.length + copies.length)
    expect(await kindNow()).toBe('pgvector')
  })

  it('is done without once it is gone, and taken up again', async () => {
    const deps = open('exact')
    const ask = () => searchByMeaning(deps, { text: 'language models', limit: 3 })
    expect((await ask()).kind).toBe('found')
    await test.db.execute(sql`drop extension vector cascade`)
    // One search may fail; whoever comes next is answered from memory.
    await ask().catch(() => undefined)
    expect((await ask()).kind).toBe('found')
    expect(await kindNow()).toBe('memory')
    await keep(open('exact'))
    expect(await kindNow()).toBe('pgvector')
  })

  it('finds nearly the same by an index', async () => {
    await test.db.execute(sql`drop schema paperboy_vectors cascade`)
    await keep(open('indexed'))
    await test.db.execute(sql`set enable_seqscan = off`)
    const { lexical, index } = await opened('indexed')
    const memory = await opened('none')
    let both = 0
    let all = 0
    for (const { title } of held.slice(0, 20)) {
      const query = embedCounts(lexical, countTerms({ body: title }))
      if (!query) continue
      const right = await memory.index.nearest(query, 20)
      const least = (right.at(-1)?.score ?? 0) - 1e-5
      both += (await index.nearest(query, 20)).filter(({ score }) => score >= least).length
      all += right.length
    }
    await test.db.execute(sql`reset enable_seqscan`)
    // Counts are written down once a second, or when told to.
    await test.db.execute(sql`select pg_stat_force_next_flush()`)
    const used = await test.db.execute<{ scans: number }>(sql`
      select sum(idx_scan)::int as scans from pg_stat_user_indexes
      where schemaname = 'paperboy_vectors' and indexrelname like '%point%'`)
    expect(used[0]?.scans).toBeGreaterThan(0)
    expect(both / all).toBeGreaterThan(0.97)
  })

  it('leaves nothing behind when it is not wanted any more', async () => {
    await keep(open('none'))
    expect(await tables()).toEqual([])
    expect(await kindNow()).toBe('memory')
  })
})
