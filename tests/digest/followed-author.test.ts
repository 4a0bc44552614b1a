import { describe, expect, it } from 'vitest'
import { followedAuthor } from '../../src/digest/followed-author.ts'
import { reasonsOf } from '../../src/matching/reasons-of.ts'
import { PoolBuilder } from '../matching/pool-builder.ts'

describe('followedAuthor', () => {
  it.each([
    ['au:"kaiming he"', 'Kaiming He'],
    ['au:chen', 'Chen'],
    ['au:"laurens van der maaten"', 'Laurens van der Maaten'],
    ['au:"pin-yu chen"', 'Pin-Yu Chen'],
    ['au:"kurt gödel"', 'Kurt Gödel'],
    ['au:"김철수"', '김철수'],
    ['au:"McKenna"', 'McKenna'],
    ['au:"kaiming he" clip', null],
    ['clip', null],
  ])('of %s is %j', (query, name) => expect(followedAuthor(query)).toBe(name))

  it('is named in a reason as the paper names them', () => {
    const paper = new PoolBuilder().paper('2605.00001', '2026-05-19')
    const target = { kind: 'query', id: 1, text: 'au:chen', author: 'Chen' } as const
    const posting = { paper, where: 'authors' as const, words: ['Wei Chen'], since: new Date(0) }
    const hits = [
      { interest: { target, level: 'normal' as const, createdAt: new Date(0) }, posting },
    ]
    expect(reasonsOf({ paper, hits })).toEqual([{ kind: 'author', name: 'Wei Chen' }])
  })
})
