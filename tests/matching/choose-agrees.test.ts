/** The quick way of choosing gives what the plain way gives, for every reader of one pool in turn. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CandidatePool } from '../../src/matching/candidate.ts'
import { choose, type ReaderInput } from '../../src/matching/choose.ts'
import { reasonsOf } from '../../src/matching/reasons-of.ts'
import { plainChoice } from './plain-choice.ts'
import { asks, follows, PoolBuilder } from './pool-builder.ts'

const days = ['11', '12', '13', '14', '15', '18', '19', '20'].map((day) => `2026-05-${day}`)
const morning = (day: string) => new Date(`${day}T07:00:00Z`)
const place = fc.constantFrom('title', 'abstract', 'primary', 'cross', 'authors' as const)
const level = fc.constantFrom('always', 'normal', 'normal', 'little', 'mute' as const)

const paper = fc.record({
  day: fc.constantFrom(...days),
  topic: fc.constantFrom('a', 'b', 'c'),
  upvotes: fc.constantFrom(0, 0, 3, 40),
  isHot: fc.boolean(),
  hasCode: fc.boolean(),
  acceptedAt: fc.constantFrom(null, null, 'ICML 2026'),
  tags: fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 4 }), place), {
    selector: ([tag]) => tag,
  }),
  queries: fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 3 }), place), {
    selector: ([query]) => query,
  }),
  lateOn: fc.option(fc.constantFrom(...days), { freq: 3 }),
})
const reader = fc.record({
  tags: fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 4 }), level, fc.constantFrom(...days)), {
    selector: ([tag]) => tag,
  }),
  queries: fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 3 }), level), {
    selector: ([query]) => query,
  }),
  number: fc.integer({ min: 1, max: 6 }),
  cutoff: fc.constantFrom(...days),
  past: fc.array(
    fc.record({
      to: fc.integer({ min: 1, max: 7 }),
      shown: fc.array(fc.integer({ max: 60 })),
      withdrawn: fc.boolean(),
    }),
    { maxLength: 3 },
  ),
  window: fc.constantFrom(2, 14, 31),
})

type Drawn<T> = T extends fc.Arbitrary<infer U> ? U : never

function poolOf(papers: Array<Drawn<typeof paper>>): CandidatePool {
  const b = new PoolBuilder()
  for (const [n, { day, tags, queries, lateOn, ...facts }] of papers.entries()) {
    const made = b.paper(`2605.${10_000 + n}`, day, facts)
    const since = lateOn && lateOn > day ? morning(lateOn) : undefined
    for (const [tag, where] of tags) b.tag(tag, made, where, since)
    for (const [query, where] of queries) b.query(query, made, where)
  }
  return b.pool(morning('2026-05-20'))
}

const inputOf = (
  pool: CandidatePool,
  { tags, queries, number, cutoff, past, window }: Drawn<typeof reader>,
): ReaderInput => ({
  pool,
  interests: [
    ...tags.map(([tag, how, since]) => follows(tag, how, morning(since))),
    ...queries.map(([query, how]) => asks(query, `q${query}`, how, query === 1 ? 'Ada Bee' : null)),
  ],
  history: {
    cutoff: morning(cutoff),
    past: past.map(({ to, shown, withdrawn }) => ({
      from: morning(days[to - 1] as string),
      to: morning(days[to] as string),
      shown,
      withdrawn,
    })),
  },
  days: window,
  number,
  day: '2026-05-20',
})

describe('choosing', () => {
  it('agrees with the plain way, whoever was chosen for before', () => {
    fc.assert(
      fc.property(
        fc.array(paper, { minLength: 1, maxLength: 60 }),
        fc.array(reader, { minLength: 1, maxLength: 6 }),
        (papers, readers) => {
          const pool = poolOf(papers)
          for (const one of readers) {
            const input = inputOf(pool, one)
            expect(choose(input)).toEqual(plainChoice(input))
          }
        },
      ),
      { numRuns: 300 },
    )
  })

  it('gives one reason one object, so that it is stored once', () => {
    const b = new PoolBuilder()
    const made = b.paper('2605.00001', '2026-05-20', { upvotes: 3 })
    b.tag(1, made)
    const pool = b.pool(morning('2026-05-20'))
    const [posting] = pool.byTag.get(1) ?? []
    if (!posting) throw new Error('no posting')
    const hits = [{ interest: follows(1), posting }]
    const [first, second] = [reasonsOf({ paper: made, hits }), reasonsOf({ paper: made, hits })]
    expect(first).toHaveLength(2)
    expect(first.every((reason, at) => reason === second[at])).toBe(true)
  })
})
