/** What a topic that was only guessed may do: come last, hide nothing, and make no mail but a day's best. */
import { describe, expect, it } from 'vitest'
import { choose } from '../../src/matching/choose.ts'
import { countDays } from '../../src/matching/count-days.ts'
import type { Interest } from '../../src/matching/interest.ts'
import { follows, history, PoolBuilder } from './pool-builder.ts'

const day = '2026-05-19'
const until = new Date('2026-05-19T12:00:00Z')

function picksOf(build: (pool: PoolBuilder) => void, interests: Interest[]) {
  const builder = new PoolBuilder()
  build(builder)
  const pool = builder.pool(until)
  const past = history('2026-05-19T00:00:00Z')
  const choice = choose({ pool, history: past, days: 14, interests, number: 8, day })
  return {
    ids: choice.picks.map(({ paper }) => paper.publicId),
    matched: choice.matched,
    choice,
    counted: countDays(pool, interests, 1),
  }
}

describe('a guessed topic', () => {
  it('comes after everything that is known, and counts', () => {
    const { ids, matched, choice } = picksOf(
      (pool) => {
        pool.tag(1, pool.paper('likely', day), 'likely')
        pool.tag(1, pool.paper('abstract', day), 'abstract')
        pool.tag(1, pool.paper('title', day), 'title')
      },
      [follows(1)],
    )
    expect(ids).toEqual(['title', 'abstract', 'likely'])
    expect(matched).toBe(3)
    expect(choice.picks[2]?.reasons).toEqual([
      { kind: 'tag', slug: 'tag-1', where: 'likely', words: ['word'] },
    ])
  })

  it('below the floor is neither mailed nor counted beside others', () => {
    const { ids, matched, counted } = picksOf(
      (pool) => {
        pool.tag(1, pool.paper('faint', day), 'faint')
        pool.tag(1, pool.paper('likely', day), 'likely')
      },
      [follows(1)],
    )
    expect(ids).toEqual(['likely'])
    expect(matched).toBe(1)
    expect(counted).toEqual([{ day, papers: 1 }])
  })

  it("below the floor is mailed as a day's best match, once", () => {
    const { ids, matched } = picksOf(
      (pool) => {
        pool.tag(1, pool.paper('one', day), 'faint')
        pool.tag(1, pool.paper('two', day), 'faint')
      },
      [follows(1)],
    )
    expect(ids).toHaveLength(1)
    expect(matched).toBe(1)
  })

  it('below the floor is shown to who always wants the topic', () => {
    const { ids } = picksOf(
      (pool) => {
        pool.tag(1, pool.paper('faint', day), 'faint')
        pool.tag(1, pool.paper('title', day), 'title')
      },
      [follows(1, 'always')],
    )
    expect(ids).toEqual(['title', 'faint'])
  })

  it('mutes nothing: only what is known may hide a paper', () => {
    const { ids } = picksOf(
      (pool) => {
        const paper = pool.paper('both', day)
        pool.tag(1, paper, 'title')
        pool.tag(2, paper, 'likely')
        const other = pool.paper('hidden', day)
        pool.tag(1, other, 'title')
        pool.tag(2, other, 'abstract')
      },
      [follows(1), follows(2, 'mute')],
    )
    expect(ids).toEqual(['both'])
  })
})
