import { expect, it } from 'vitest'
import { findBroad } from '../../src/matching/find-broad.ts'
import { follows, PoolBuilder } from './pool-builder.ts'

const until = new Date('2026-05-20T07:00:00Z')

it('topics of a broad day are counted without guesses that no page shows', () => {
  const b = new PoolBuilder()
  for (let n = 0; n < 40; n++) {
    const paper = b.paper(`p${n}`, '2026-05-20')
    b.tag(1, paper, 'primary')
    if (n < 5) b.tag(2, paper, 'title')
    else if (n < 9) b.tag(2, paper, 'likely')
    else b.tag(2, paper, 'faint')
  }
  const interests = [follows(1)]
  const broad = findBroad(b.pool(until), {
    ...{ interests, number: 8, topics: [{ id: 2, slug: 'captioning' }] },
    isCategory: (slug) => slug === 'tag-1',
  })
  expect(broad).toMatchObject({ papers: 40, topics: [{ slug: 'captioning', papers: 9 }] })
})
