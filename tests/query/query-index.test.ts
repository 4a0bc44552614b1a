/** Calling up the queries that could match a paper, and asking each of all of them, find the same. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { indexPaper } from '../../src/query/index-paper.ts'
import type { KnownFacts } from '../../src/query/known-facts.ts'
import { matchQuery } from '../../src/query/match-query.ts'
import { parseQuery } from '../../src/query/parse-query.ts'
import { indexQueries } from '../../src/query/query-index.ts'
import { arbitraryPaper } from './arbitrary-paper.ts'
import { arbitraryFullQueryText } from './arbitrary-query.ts'

const arbitraryFacts: fc.Arbitrary<KnownFacts> = fc.record({
  day: fc.constantFrom('2026-05-19', '2026-05-01', '2024-02-29', null),
  tags: fc.subarray(['clip', 'captioning', 'cs.CV']),
  organisations: fc.subarray(['Google DeepMind', '王 Lab']),
  sources: fc.subarray(['arxiv', 'arxiv-rss', 'hf']),
})

it('misses no query, whatever the papers and the sample are', () => {
  let [matched, spared, asked] = [0, 0, 0]
  fc.assert(
    fc.property(
      fc.array(arbitraryFullQueryText, { minLength: 5, maxLength: 60 }),
      fc.array(fc.tuple(arbitraryPaper, arbitraryFacts), { minLength: 1, maxLength: 6 }),
      fc.nat(6),
      (texts, given, sampled) => {
        const queries = texts.flatMap((text) => {
          const parsed = parseQuery(text)
          return parsed.ok ? [parsed.query] : []
        })
        const papers = given.map(([text, known]) => ({ indexed: indexPaper(text), known }))
        const sample = papers.slice(0, sampled).map(({ indexed }) => indexed)
        const index = indexQueries(queries, sample)
        for (const { indexed, known } of papers) {
          const holds = (place: number) => {
            const query = queries[place]
            return query !== undefined && matchQuery(query, indexed, known) !== null
          }
          const called = index.mayMatch(indexed, known)
          const plain = [...queries.keys()].filter(holds)
          expect(called.filter(holds).sort((a, b) => a - b)).toEqual(plain)
          expect(new Set(called).size).toBe(called.length)
          matched += plain.length
          spared += queries.length - called.length
          asked += queries.length
        }
      },
    ),
    { numRuns: 200 },
  )
  expect(matched).toBeGreaterThan(300)
  expect(spared).toBeGreaterThan(asked / 2)
})
