/** A wider query that an index answers by itself: where words stand, beside each other and in which
 * field, is known to the paper alone, and to read it takes longer than everything else. */
import { combine, type Query, type Term } from './ast.ts'

export type Loosened = {
  /** Matches whatever the query matches. */
  query: Query
  /** And nothing more. */
  isExact: boolean
}

export function loosen(query: Query): Loosened {
  const wider = widen(query)
  return wider === null ? { query, isExact: false } : { query: wider, isExact: wider === query }
}

/** The query itself where nothing has to be looked up in the paper; null: everything matches. */
function widen(query: Query): Query | null {
  switch (query.kind) {
    case 'term':
      return widenTerm(query)
    case 'fact':
      return query
    case 'not':
      // What is left out too widely would be missing.
      return widen(query.part) === query.part ? query : null
    case 'and':
      return widenParts(query, 'and')
    case 'or':
      return widenParts(query, 'or')
  }
}

function widenTerm(term: Term): Query {
  const { field, lexemes, words } = term
  const placed = field === 'title' || field === 'abstract'
  if (lexemes.length === 1 && !placed) return term
  const last = lexemes.length - 1
  const each = lexemes.map(
    (lexeme, at): Term => ({
      ...term,
      field: placed ? 'any' : field,
      prefix: term.prefix && at === last,
      words: [words[at] ?? ''],
      lexemes: [lexeme],
    }),
  )
  return combine('and', each)
}

function widenParts(query: Extract<Query, { parts: Query[] }>, kind: 'and' | 'or'): Query | null {
  const wider = query.parts.map(widen)
  if (wider.every((part, at) => part === query.parts[at])) return query
  const parts = wider.filter((part) => part !== null)
  const isAll = kind === 'or' ? parts.length < wider.length : parts.length === 0
  return isAll ? null : combine(kind, parts)
}
