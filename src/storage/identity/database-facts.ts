/** What tells one Postgres database from its copy: the server's own number, its timeline (which a
 * restore to a moment or a take-over by a replica raises) and the database's number in it. */
import { type SQL, sql } from 'drizzle-orm'
import type { Db } from '../database.ts'

/** Null: this server does not tell; nothing is concluded from it. */
export type DatabaseFacts = {
  system: string | null
  timeline: string | null
  database: string | null
}

export async function readDatabaseFacts(db: Db): Promise<DatabaseFacts> {
  const system = await readOne(
    db,
    sql`select system_identifier::text as fact from pg_control_system()`,
  )
  // The timeline being written, not that of the last checkpoint.
  const timeline = await readOne(
    db,
    sql`select substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8) as fact`,
  )
  const database = await readOne(
    db,
    sql`select oid::text as fact from pg_database where datname = current_database()`,
  )
  return { system, timeline, database }
}

/** Some services forbid these functions. A lost connection is not an answer and is thrown on. */
async function readOne(db: Db, query: SQL): Promise<string | null> {
  try {
    const rows = await db.execute<{ fact: string | null }>(query)
    return rows[0]?.fact ?? null
  } catch (error) {
    const cause = error instanceof Error && error.cause ? error.cause : error
    const code = String((cause as { code?: unknown })?.code ?? '')
    if (/^(42|55|0A)/.test(code)) return null
    throw error
  }
}
