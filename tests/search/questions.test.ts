import { readFileSync } from 'node:fs'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rankPapers } from '../../src/papers/search/rank-papers.ts'
import { parseQuery } from '../../src/query/parse-query.ts'
import { type MeaningDeps, openMeaning } from '../../src/search/open-meaning.ts'
import { searchByMeaning } from '../../src/search/search-by-meaning.ts'
import { readCorpus } from '../support/corpus.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'
import { shared } from '../support/shared.ts'
import { questions } from './questions.ts'
import { type GivenPaper, keep, store } from './support.ts'

const page = shared('seeds/002_d70b61c28a3beeab.txt')
const corpus = readCorpus()
/** One paper in so many, beside those that are hoped for; 1: all of them. */
const oneIn = 10
const best = 10

/** A short line is a title when a long one, its abstract, follows. */
function papersOfPage(path: string): GivenPaper[] {
  const lines = readFileSync(path, 'utf8')
    .split('\n')
    .slice(10)
    .filter((line) => line.trim())
  return lines.flatMap((title, i) => {
    const abstract = lines[i + 1] ?? ''
    const id = `2301.${String(10_000 + i)}`
    return title.length < 170 && abstract.length > 300 ? [{ id, title, abstract }] : []
  })
}

describe.skipIf(page === null || corpus.length === 0)(
  'natural questions (needs PAPERBOY_SHARED)',
  () => {
    let test: TestDatabase
    let deps: MeaningDeps
    let idOf: Map<number, { name: string; title: string }>
    beforeAll(async () => {
      test = await openTestDatabase()
      const hoped = new Set(questions.flatMap(({ expected }) => expected))
      const some = corpus.filter(({ id }, i) => i % oneIn === 0 || hoped.has(id))
      await store(test.db, [...papersOfPage(page as string), ...some])
      deps = openMeaning({ db: test.db, provider: null, papersADay: 0 })
      await keep(deps)
      const rows = await test.db.execute<{ id: string; name: string; title: string }>(
        sql`select id, public_id as name, title from papers`,
      )
      idOf = new Map(rows.map(({ id, name, title }) => [Number(id), { name, title }]))
    }, 300_000)
    afterAll(() => test?.close())

    /** Mean share of what was hoped for among the first ten. */
    async function recall(find: (text: string) => Promise<number[]>): Promise<number> {
      let sum = 0
      for (const { text, expected } of questions) {
        const found = (await find(text)).slice(0, best).map((id) => idOf.get(id))
        const right = expected.filter((one) =>
          found.some((paper) => paper?.name === one || paper?.title.startsWith(one)),
        )
        sum += right.length / expected.length
      }
      return sum / questions.length
    }

    const byMeaning = async (text: string) => {
      const found = await searchByMeaning(deps, { text, limit: best })
      return found.kind === 'found' ? found.hits.map(({ id }) => id) : []
    }
    /** As it is typed, every word must stand there; joined by OR, the kindest reading there is. */
    const byWords = (joined: ' ' | ' OR ') => async (text: string) => {
      const parsed = parseQuery((text.match(/[\p{L}-]+/gu) ?? []).join(joined))
      if (!parsed.ok) return []
      const { query } = parsed
      return (await rankPapers(test.db, { query, order: 'best' })).ids
    }

    it('find more of the right papers by meaning than by words', async () => {
      const figures = {
        meaning: await recall(byMeaning),
        words: await recall(byWords(' ')),
        anyWord: await recall(byWords(' OR ')),
      }
      expect(figures.meaning, JSON.stringify(figures)).toBeGreaterThan(figures.anyWord)
      expect(figures.anyWord).toBeGreaterThan(figures.words)
      expect(figures.meaning).toBeGreaterThan(0.6)
    })
  },
)
