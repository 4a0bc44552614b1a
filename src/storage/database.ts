/** What the rest of the product knows of the database: one handle, or a transaction of it. */
import type { PgTransaction } from 'drizzle-orm/pg-core'
import type { PostgresJsDatabase, PostgresJsQueryResultHKT } from 'drizzle-orm/postgres-js'
import type { ExtractTablesWithRelations } from 'drizzle-orm/relations'
import type * as schema from './schema/index.ts'

type Schema = typeof schema

export type Db = PostgresJsDatabase<Schema>
/** Inside a transaction only this is used: the embedded database has a single connection. */
export type Tx = PgTransaction<PostgresJsQueryResultHKT, Schema, ExtractTablesWithRelations<Schema>>
export type Executor = Db | Tx
