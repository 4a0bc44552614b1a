/** Whether the database has pgvector and lets us use it. */
import { sql } from 'drizzle-orm'
import type { Db, Executor } from '../../storage/database.ts'
import { lockExclusive } from '../../storage/locks.ts'

export type PgvectorFacts = {
  /** Version that may be created; null: the server brings none. */
  offered: string | null
  /** Version in this database; null: not created yet. */
  installed: string | null
}

export async function readPgvector(db: Executor): Promise<PgvectorFacts> {
  const [row] = await db.execute<PgvectorFacts>(sql`
    select (select default_version from pg_available_extensions where name = 'vector') as offered,
      (select extversion from pg_extension where extname = 'vector') as installed`)
  return row ?? { offered: null, installed: null }
}

/** Creates it where that is needed. False: there is none, it is older than 0.7 (which brought `halfvec`),
 * this role may not create it, or its library is gone. */
export async function openPgvector(db: Db): Promise<boolean> {
  const { offered, installed } = await readPgvector(db)
  if (!offered && !installed) return false
  try {
    if (!installed) await create(db)
    await db.execute(sql`select '[1]'::halfvec`)
    return true
  } catch (error) {
    if (isRefusal(error)) return false
    throw error
  }
}

const create = (db: Db) =>
  db.transaction(async (tx) => {
    await lockExclusive(tx, 'pgvector')
    await tx.execute(sql`create extension if not exists vector`)
  })

/** What a server answers that cannot: classes 42 (no such type, no right to), 0A (not supported) and 58 (no
 * such library). */
export const isRefusal = (error: unknown): boolean =>
  /^(42|0A|58)/.test(String(Object(Object(error).cause).code ?? Object(error).code))
