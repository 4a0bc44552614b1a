/** Which words of a paper made a rule fit, so that a model may learn what else such papers say: a title
 * word that the rule asks for is taken from the title alone, a word it finds anywhere from all. Pure. */
import type { Query, Term } from '../../query/ast.ts'
import { positionsOf } from '../../query/entries.ts'
import type { IndexedPaper } from '../../query/index-paper.ts'

/** Positions of the index. */
export function maskRule(rule: Query, paper: IndexedPaper): Set<number> {
  const masked = new Set<number>()
  for (const { field, lexemes } of wordsAskedFor(rule)) {
    const before = field === 'title' ? paper.abstractFrom : Number.POSITIVE_INFINITY
    for (const position of placesOf(lexemes, paper)) {
      if (position >= before) continue
      for (let i = 0; i < lexemes.length; i++) masked.add(position + i)
    }
  }
  return masked
}

/** Words and phrases of title and abstract that a rule looks for in either, whatever it asks beside. */
export const wordsAskedFor = (query: Query): Term[] => {
  if ('parts' in query) return query.parts.flatMap(wordsAskedFor)
  if (query.kind !== 'term') return []
  return query.field === 'category' || query.field === 'authors' ? [] : [query]
}

/** Where words stand side by side: the position of the first. */
export const placesOf = (lexemes: readonly string[], paper: IndexedPaper): number[] => {
  const [first = '', ...others] = lexemes
  return (positionsOf(paper.entries, first) ?? []).filter((position) =>
    others.every((next, i) => positionsOf(paper.entries, next)?.includes(position + 1 + i)),
  )
}
