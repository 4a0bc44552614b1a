/** Writes a query for Postgres. Only this may be matched against papers.search. */
import type { Query, QueryField, Term } from './ast.ts'
import { prefixLexemes } from './prefix.ts'
import { quoteLexeme } from './quote-lexeme.ts'

/** Authors and categories have lexemes of their own; only title and abstract share theirs. */
const WEIGHT: Record<QueryField, string> = {
  any: '',
  title: ':A',
  abstract: ':B',
  authors: '',
  category: '',
}

/** Of a query of words alone (`isOfWords`): facts stand in other tables, papers/match-condition.ts.
 * Hand it over as a parameter and cast with `::tsquery`. */
export function toTsquery(query: Query): string {
  switch (query.kind) {
    case 'term':
      return writeTerm(query)
    case 'fact':
      throw new Error(`${query.field}: is not among a paper's words`)
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
  const last = term.lexemes.length - 1
  const written = term.lexemes.map((lexeme, at) =>
    term.prefix && at === last
      ? writePrefix(prefixLexemes(term, lexeme), weight)
      : quoteLexeme(lexeme) + weight,
  )
  return `(${written.join(' <-> ')})`
}

function writePrefix(lexemes: string[], weight: string): string {
  const mark = weight === '' ? ':*' : `${weight}*`
  return `(${lexemes.map((lexeme) => quoteLexeme(lexeme) + mark).join(' | ')})`
}
