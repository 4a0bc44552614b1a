/** What became of a search, for its page. */
import type { Paper } from '../../papers/paper.ts'
import type { Term } from '../../query/ast.ts'
import type { QueryError } from '../../query/query-error.ts'

/** A condition that narrows the search down, with how many it leaves. */
export type Facet = { name: string; path: string; papers: number }

export type FoundPapers = {
  kind: 'found'
  papers: Paper[]
  /** Words to mark. */
  terms: { title: Term[]; abstract: Term[] }
  /** From here on; null: more than `atLeast`. */
  matches: number | null
  atLeast: number
  /** So many match that the newest papers alone were ranked. */
  isAmongNewest: boolean
  isFirst: boolean
  links: { first: string | null; previous: string | null; next: string | null }
  /** Where the ranked ones end: the rest by day. */
  rest: string | null
  facets: { topics: Facet[]; years: Facet[] } | null
  /** The query that was probably meant. */
  meant: string | null
}

export type Searched =
  | { kind: 'nothing' }
  | { kind: 'wrong'; error: QueryError }
  /** It was given up: it took too long. */
  | { kind: 'long' }
  | FoundPapers
