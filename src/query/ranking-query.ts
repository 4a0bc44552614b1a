/** What counts for the order of what a query found: the words it asks for, none of those it leaves out. */
import type { Query, Term } from './ast.ts'
import { toTsquery } from './tsquery.ts'

/** Every term that makes a paper match, not those that keep it out. */
export function wantedTerms(query: Query): Term[] {
  switch (query.kind) {
    case 'term':
      return [query]
    case 'and':
    case 'or':
      return query.parts.flatMap(wantedTerms)
    default:
      return []
  }
}

/** A tsquery of them all, each for itself: a paper with more of them, and in its title, stands higher. */
export function rankingQuery(query: Query): string {
  const parts = wantedTerms(query).filter(({ field }) => field !== 'category')
  return parts.length === 0 ? '' : parts.map(toTsquery).join(' | ')
}

/** Beginnings of words as they may stand in a title in small letters: one list for each thing that is asked
 * for, of what it may be called. */
export function titleWords(query: Query): string[][] {
  if (query.kind === 'and') return query.parts.flatMap(titleWords).slice(0, mostThings)
  const asked = wantedTerms(query).filter(({ field }) => field === 'any' || field === 'title')
  const beginnings = asked.map(({ words, lexemes, exact }) =>
    // The ending of the last word may be another one.
    exact ? words.join(' ').toLowerCase() : [...words.slice(0, -1), lexemes.at(-1)].join(' '),
  )
  return beginnings.length === 0 ? [] : [[...new Set(beginnings)]]
}

/** Each is asked of thousands of titles. */
const mostThings = 12
