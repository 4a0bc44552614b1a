/** Why a query was not understood, and where. */
import type { QueryComplaint } from '../locales/en/query.ts'
import { queryComplaints } from '../locales/spoken.ts'

export type QueryProblem = keyof typeof queryComplaints

export type QueryError = QueryComplaint & {
  problem: QueryProblem
  /** 0-based index into the text as given, in UTF-16 units. */
  position: number
}

/** Thrown inside the parser only; `parseQuery` hands out its `error`. */
export class QuerySyntaxError extends Error {
  readonly error: QueryError

  constructor(error: QueryError) {
    super(error.message)
    this.error = error
  }
}

export function complain<P extends QueryProblem>(
  problem: P,
  position: number,
  ...values: Parameters<(typeof queryComplaints)[P]>
): never {
  const say = queryComplaints[problem] as (...given: typeof values) => QueryComplaint
  throw new QuerySyntaxError({ problem, position, ...say(...values) })
}
