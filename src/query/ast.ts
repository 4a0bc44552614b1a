/** A parsed query. Plain data; parentheses, whitespace and double negations are already gone. */

/** Where a term looks; `any` is title and abstract. */
export type QueryField = 'any' | 'title' | 'abstract' | 'authors' | 'category'

/** One word, or several side by side in this order. */
export type Term = {
  kind: 'term'
  field: QueryField
  /** Case and ending must be as written. */
  exact: boolean
  /** The last word may go on: `diffus*`. */
  prefix: boolean
  /** How the canonical form writes them. */
  words: string[]
  /** What is looked up, one a word. */
  lexemes: string[]
}

/** What is known of a paper beside its own words; it may change while the words stay. */
export type FactField = 'tag' | 'org' | 'src' | 'day'

export type Fact =
  /** The slug of a tag that is on it. */
  | { kind: 'fact'; field: 'tag'; value: string }
  /** A source that lists it: `arxiv` is every source of arXiv. */
  | { kind: 'fact'; field: 'src'; value: string }
  /** Words side by side in the name of its organisation, folded; the last may go on. */
  | { kind: 'fact'; field: 'org'; words: string[]; prefix: boolean }
  /** Listing days, both included, YYYY-MM-DD; null: open. */
  | { kind: 'fact'; field: 'day'; from: string | null; to: string | null }

/** `parts` has two or more, none of the same kind as its parent. */
export type Query =
  | Term
  | Fact
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

export function leavesOf(query: Query): Array<Term | Fact> {
  switch (query.kind) {
    case 'term':
    case 'fact':
      return [query]
    case 'not':
      return leavesOf(query.part)
    default:
      return query.parts.flatMap(leavesOf)
  }
}

/** Whether all of it is about the paper's own words. */
export const isOfWords = (query: Query): boolean =>
  leavesOf(query).every((leaf) => leaf.kind === 'term')

export function depthOf(query: Query): number {
  switch (query.kind) {
    case 'term':
    case 'fact':
      return 0
    case 'not':
      return 1 + depthOf(query.part)
    default:
      return 1 + Math.max(...query.parts.map(depthOf))
  }
}

/** Whether a paper that has none of its words and of which nothing is known would match. Where it is
 * false, every match has at least one word or fact as evidence. */
export function matchesNothingness(query: Query): boolean {
  switch (query.kind) {
    case 'term':
    case 'fact':
      return false
    case 'not':
      return !matchesNothingness(query.part)
    case 'and':
      return query.parts.every(matchesNothingness)
    case 'or':
      return query.parts.some(matchesNothingness)
  }
}
