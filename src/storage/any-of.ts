/** `id = any(...)`: one parameter and one text however many ids, so that the server plans it once a
 * connection; a list of parameters is another statement for every length. */
import { type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import { arrayLiteral } from './array-literal.ts'

export const anyOf = (column: SQLWrapper, ids: readonly number[]): SQL =>
  sql`${column} = any(${arrayLiteral(ids)}::bigint[])`

/** The same of texts. */
export const anyTextOf = (column: SQLWrapper, texts: readonly string[]): SQL =>
  sql`${column} = any(${arrayLiteral(texts)}::text[])`
