/** A handle whose statements are prepared once a connection. Drizzle asks the driver for unprepared
 * ones: each is sent, parsed and described before its values follow, two round trips, and planned anew.
 * For what runs by the thousand only: a prepared plan may be one for any values, and holds memory. */
import type postgres from 'postgres'
import { handleOver } from './connect.ts'
import type { Db } from './database.ts'

/** More parameters stand in a list as long as its values: such a text hardly comes again. */
const mostParameters = 24
/** Texts that are prepared; a round of delivery has some forty. */
const mostTexts = 200

type Unsafe = postgres.Sql['unsafe']
type Run = (sql: postgres.TransactionSql) => unknown

/** The same connections as `db`. A pooler that cannot keep statements: `?prepare=false` in the URL. */
export function prepared(db: Db): Db {
  const client = (db as Db & { $client: postgres.Sql }).$client
  return handleOver(preparing(client, new Set()))
}

function preparing<Sql extends postgres.Sql | postgres.TransactionSql>(
  sql: Sql,
  texts: Set<string>,
): Sql {
  const unsafe: Unsafe = (text, values, options) =>
    sql.unsafe(text, values, { ...options, prepare: isWorthIt(texts, text, values) })
  const begin = (run: Run) =>
    (sql as postgres.Sql).begin((tx) => run(preparing(tx, texts)) as Promise<unknown>)
  return new Proxy(sql, {
    get(target, name, receiver) {
      if (name === 'unsafe') return unsafe
      if (name === 'begin') return begin
      return Reflect.get(target, name, receiver)
    },
  })
}

function isWorthIt(texts: Set<string>, text: string, values: unknown[] = []): boolean {
  if (values.length === 0 || values.length > mostParameters) return false
  if (texts.size < mostTexts) texts.add(text)
  return texts.has(text)
}
