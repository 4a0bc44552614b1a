/** A parsed query. Plain data; parentheses, whitespace and double negations are already gone. */

/** Where a term looks; `any` is title and abstract. */
export type QueryField = 'any' | 'title' | 'abstract' | 'authors' | 'category'

/** One word, or several side by side in this order. */
export type Term = {
  kind: 'term'
  field: QueryField
  /** Case and ending must be as written. */
  exact: boolean
  /** How the canonical form writes them. */
  words: string[]
  /** What is looked up, one a word. */
  lexemes: string[]
}

/** `parts` has two or more, none of the same kind as its parent. */
export type Query =
  | Term
  | { kind: 'and'; parts: Query[] }
  | { kind: 'or'; parts: Query[] }
  | { kind: 'not'; part: Query }

export function combine(kind: 'and' | 'or', parts: Query[]): Query {
  const only = parts[0]
  if (parts.length === 1 && only) return only
  return { kind, parts: parts.flatMap((part) => (part.kind === kind ? part.parts : [part])) }
}

export const negate = (part: Query): Query =>
  part.kind === 'not' ? part.part : { kind: 'not', part }

export function termsOf(query: Query): Term[] {
  switch (query.kind) {
    case 'term':
      return [query]
    case 'not':
      return termsOf(query.part)
    default:
      return query.parts.flatMap(termsOf)
  }
}

export function depthOf(query: Query): number {
  switch (query.kind) {
    case 'term':
      return 0
    case 'not':
      return 1 + depthOf(query.part)
    default:
      return 1 + Math.max(...query.parts.map(depthOf))
  }
}

/** Whether a paper that has none of its words would match. Where it is false, every match has at
 * least one word as evidence. */
export function matchesNothingness(query: Query): boolean {
  switch (query.kind) {
    case 'term':
      return false
    case 'not':
      return !matchesNothingness(query.part)
    case 'and':
      return query.parts.every(matchesNothingness)
    case 'or':
      return query.parts.some(matchesNothingness)
  }
}
