/** The matcher in memory and Postgres answer alike for every paper of the corpus. */
import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseQuery } from '../../src/query/parse-query.ts'
import { tokenise } from '../../src/query/tokenise.ts'
import { taxonomy } from '../../src/tagging/taxonomy/index.ts'
import { type CorpusPaper, corpusPath, readCorpus } from '../support/corpus.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'
import { type Agreement, storeBothWays } from './agreement.ts'

const reason = corpusPath === null ? ' (skipped: the corpus is not here)' : ''

describe.skipIf(corpusPath === null)(`on the corpus${reason}`, () => {
  const corpus = readCorpus()
  let test: TestDatabase
  let stored: Agreement

  beforeAll(async () => {
    test = await openTestDatabase()
    const texts = corpus.map((paper) => ({
      ...{ publicId: paper.id, title: paper.title, abstract: paper.abstract },
      ...{ authors: paper.authors, categories: paper.categories },
    }))
    stored = await storeBothWays(test.db, texts)
    await test.db.execute(sql`analyze papers`)
  }, 300_000)
  afterAll(() => test?.close())

  it('finds what exact case is for: a third of clip is not CLIP', async () => {
    const anyCase = await stored.ask('clip')
    const exact = await stored.ask('=CLIP')
    expect(anyCase).toHaveLength(227)
    expect(exact).toHaveLength(132)
    expect(anyCase).toEqual(expect.arrayContaining(exact))
  })

  it.each([
    ['state-space', '"state space"'],
    ['captions', 'captioning'],
    ['ERDŐS', 'erdos'],
    ['cat:cs.cv', 'cat:CS.CV'],
    ['ti:clip OR abs:clip', 'clip'],
  ])('%s finds what %s finds', async (one, other) => {
    const found = await stored.ask(one)
    expect(found.length).toBeGreaterThan(0)
    expect(await stored.ask(other)).toEqual(found)
  })

  it('agrees on every rule of the taxonomy', async () => {
    expect(taxonomy.topics.length).toBeGreaterThanOrEqual(80)
    let tagged = 0
    for (const { rule } of taxonomy.topics) tagged += (await stored.ask(rule)).length
    expect(tagged).toBeGreaterThan(corpus.length)
  }, 300_000)

  it('agrees on queries made of its words', async () => {
    const queries = fc.sample(queryOf(corpus), { numRuns: 150, seed: 11 })
    let matched = 0
    for (const query of queries.filter((text) => parseQuery(text).ok)) {
      matched += (await stored.ask(query)).length
    }
    expect(matched).toBeGreaterThan(queries.length)
  }, 300_000)
})

/** One to three words in a row out of some paper, with a field, negated or combined. */
function queryOf(corpus: CorpusPaper[]): fc.Arbitrary<string> {
  const words = (text: (paper: CorpusPaper) => string) =>
    fc
      .tuple(fc.nat(corpus.length - 1), fc.nat(1_000), fc.integer({ min: 1, max: 3 }))
      .map(([paper, at, count]) => {
        const found = tokenise(text(corpus[paper] as CorpusPaper)).tokens.map((token) => token.raw)
        return `"${found.slice(at % found.length, (at % found.length) + count).join(' ')}"`
      })
  const text = words((paper) => `${paper.title} ${paper.abstract}`)
  const term = fc.oneof(
    text,
    text.map((phrase) => `=${phrase}`),
    words((paper) => paper.title).map((phrase) => `ti:${phrase}`),
    text.map((phrase) => `abs:${phrase}`),
    // A beginning of the last word: found where the word is.
    text.map((phrase) => `${phrase.slice(0, -2)}*"`),
    words((paper) => paper.authors.join(' ')).map((phrase) => `au:${phrase}`),
    fc.constantFrom('cat:cs.CV', 'cat:math', 'cat:stat.ML', 'cat:cs.RO'),
  )
  return fc.oneof(
    term,
    fc.tuple(term, term).map(([a, b]) => `${a} -${b}`),
    fc.tuple(term, term, term).map(([a, b, c]) => `${a} (${b} OR ${c})`),
    fc.tuple(term, term).map(([a, b]) => `${a} OR ${b}`),
  )
}
