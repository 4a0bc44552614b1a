/** English says one thing as one. */
import { expect, it } from 'vitest'
import { en } from '../../src/locales/en.ts'

it('at the desk and beside a suggested query', () => {
  const { desk, look } = en.web
  const one = { from: 'vit', into: 'vision-transformers', readers: 1, queries: 1, papers: 1 }
  const said = [
    [desk.upvotes(1), '1 upvote'],
    [desk.upvotes(2), '2 upvotes'],
    [desk.readers(1), '1 follows its topics'],
    [desk.readers(2), '2 follow its topics'],
    [
      look.queryHint({ papers: 1, brought: 1, days: 1 }),
      'in 1 of these · 1 paper over 1 listing day',
    ],
  ]
  for (const [text, wanted] of said) expect(text).toBe(wanted)
  expect(desk.hashtag.would(one)).toContain('would move: 1 reader, 1 query, 1 paper.')
  expect(desk.hashtag.would({ ...one, readers: 2, queries: 3, papers: 4 })).toContain(
    'would move: 2 readers, 3 queries, 4 papers.',
  )
})
