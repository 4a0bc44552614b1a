/** What a search asks for, as its address says it. */
import type { Context } from 'hono'
import type { SearchPlace } from '../../papers/search-papers.ts'
import type { Query } from '../../query/ast.ts'
import { QUERY_LENGTH } from '../../query/limits.ts'
import { readPlace, searchPath, writePlace } from '../paths.ts'

/** `words`: the query language; `meaning`: a question, an abstract, or a paper to be like. */
export const searchModes = ['words', 'meaning'] as const
export type SearchMode = (typeof searchModes)[number]
export const searchSorts = ['best', 'new', 'popular'] as const
export type SearchSort = (typeof searchSorts)[number]

export type SearchAsked = {
  typed: string
  mode: SearchMode
  sort: SearchSort
  /** Where a list that is newest first goes on. */
  before: SearchPlace | null
  /** Of a ranked list, from 1. */
  pageNumber: number
}

const isOneOf = <Name extends string>(names: readonly Name[], name: string): name is Name =>
  names.some((one) => one === name)

/** What is none of the names is the first of them: a link never fails. */
export function readAsked(c: Context): SearchAsked {
  const [mode, sort] = [c.req.query('mode') ?? '', c.req.query('sort') ?? '']
  const number = Number(c.req.query('page') ?? '1')
  return {
    typed: (c.req.query('q') ?? '').trim(),
    mode: isOneOf(searchModes, mode) ? mode : 'words',
    sort: isOneOf(searchSorts, sort) ? sort : 'best',
    before: readPlace(c.req.query('before') ?? ''),
    pageNumber: Number.isInteger(number) && number > 1 && number < 1000 ? number : 1,
  }
}

/** The address of the same search but for what is given; of its first page. */
export function askedPath(
  { typed, mode, sort }: Pick<SearchAsked, 'typed' | 'mode' | 'sort'>,
  at: { before?: SearchPlace; pageNumber?: number } = {},
): string {
  const rest = [
    ...(mode === 'words' ? [] : [`mode=${mode}`]),
    ...(sort === 'best' ? [] : [`sort=${sort}`]),
    ...(at.before ? [`before=${writePlace(at.before)}`] : []),
    ...(at.pageNumber && at.pageNumber > 1 ? [`page=${at.pageNumber}`] : []),
  ]
  return [searchPath(typed), ...rest].join('&')
}

/** The typed query with a further condition; null when it would become too long. */
export function narrowed(typed: string, query: Query, condition: string): string | null {
  const text = query.kind === 'or' ? `(${typed}) ${condition}` : `${typed} ${condition}`
  return text.length <= QUERY_LENGTH ? text : null
}
