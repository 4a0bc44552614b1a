import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { choose } from '../../src/matching/choose.ts'
import { countStrictness } from '../../src/matching/count-strictness.ts'
import type { MatchPlace } from '../../src/matching/reason.ts'
import { asks, follows, history, PoolBuilder } from './pool-builder.ts'

const until = new Date('2026-05-20T07:00:00Z')
const base = { days: 14, number: 20, day: '2026-05-20', history: history('2026-05-19T07:00:00Z') }
const day = '2026-05-20'
const strictnesses = ['everything', 'clear', 'strongest'] as const

function aDay() {
  const b = new PoolBuilder()
  b.tag(1, b.paper('abstract', day), 'abstract')
  b.tag(1, b.paper('cross', day), 'cross')
  b.tag(1, b.paper('primary', day), 'primary')
  b.tag(1, b.paper('title', day))
  b.tag(1, b.paper('voted', day, { upvotes: 3 }))
  const both = b.paper('both', day)
  b.tag(1, both, 'title').tag(2, both, 'abstract')
  const twice = b.paper('twice', day)
  b.tag(1, twice, 'abstract').tag(2, twice, 'abstract')
  b.query(9, b.paper('queried', day), 'abstract')
  b.tag(3, b.paper('always', day), 'cross')
  const interests = [follows(1), follows(2), follows(3, 'always'), asks(9, '"state space"')]
  return { pool: b.pool(until), interests }
}

const named = (strictness: (typeof strictnesses)[number]) =>
  choose({ ...base, ...aDay(), strictness })
    .picks.map(({ paper }) => paper.publicId)
    .sort()

describe('strictness', () => {
  it('holds back what matches less surely, never what was asked for by name', () => {
    expect(named('everything')).toHaveLength(9)
    expect(named('clear')).toEqual(
      ['always', 'both', 'primary', 'queried', 'title', 'twice', 'voted'].sort(),
    )
    expect(named('strongest')).toEqual(['always', 'both', 'queried', 'voted'])
  })

  it('never holds back the best match of a day', () => {
    const b = new PoolBuilder()
    b.tag(1, b.paper('weak', day), 'cross').tag(1, b.paper('better', day), 'abstract')
    const input = { ...base, pool: b.pool(until), interests: [follows(1)] }
    const { picks, more } = choose({ ...input, strictness: 'strongest' })
    expect([picks.map(({ paper }) => paper.publicId), more]).toEqual([['better'], []])
  })

  it('tells the figures that it keeps', () => {
    const { pool, interests } = aDay()
    expect(countStrictness(pool, interests, 7)).toEqual({ everything: 9, clear: 7, strongest: 4 })
    expect(countStrictness(new PoolBuilder().pool(until), interests, 7)).toEqual({
      everything: 0,
      clear: 0,
      strongest: 0,
    })
  })

  it('only ever takes away, the stricter the more, and keeps the order', () => {
    const place = fc.constantFrom<MatchPlace>('title', 'abstract', 'primary', 'cross', 'authors')
    const papers = fc.array(fc.record({ place, tag: fc.nat(2), upvotes: fc.nat(9) }), {
      minLength: 1,
      maxLength: 30,
    })
    fc.assert(
      fc.property(papers, (list) => {
        const b = new PoolBuilder()
        for (const [n, { place, tag, upvotes }] of list.entries()) {
          b.tag(tag + 1, b.paper(`p${n}`, day, { upvotes, topic: `t${n}` }), place)
        }
        const input = {
          ...base,
          pool: b.pool(until),
          interests: [follows(1), follows(2), follows(3)],
        }
        const orders = strictnesses.map((strictness) => {
          const { picks, more } = choose({ ...input, strictness })
          return [...picks.map(({ paper }) => paper), ...more].map(({ publicId }) => publicId)
        })
        const [all = [], clear = [], strongest = []] = orders
        expect(all.filter((one) => clear.includes(one))).toEqual(clear)
        expect(clear.filter((one) => strongest.includes(one))).toEqual(strongest)
        expect(strongest.length).toBeGreaterThan(0)
      }),
    )
  })
})
