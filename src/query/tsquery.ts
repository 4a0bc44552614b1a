/** Writes a query for Postgres. Only this may be matched against papers.search. */
import type { Query, QueryField, Term } from './ast.ts'
import { quoteLexeme } from './quote-lexeme.ts'

/** Authors and categories have lexemes of their own; only title and abstract share theirs. */
const WEIGHT: Record<QueryField, string> = {
  any: '',
  title: ':A',
  abstract: ':B',
  authors: '',
  category: '',
}

/** Hand it over as a parameter and cast with `::tsquery`. */
export function toTsquery(query: Query): string {
  switch (query.kind) {
    case 'term':
      return writeTerm(query)
    case 'not':
      return `!(${toTsquery(query.part)})`
    case 'and':
      return `(${query.parts.map(toTsquery).join(' & ')})`
    case 'or':
      return `(${query.parts.map(toTsquery).join(' | ')})`
  }
}

function writeTerm(term: Term): string {
  const weight = WEIGHT[term.field]
  return `(${term.lexemes.map((lexeme) => quoteLexeme(lexeme) + weight).join(' <-> ')})`
}
