/** Reads for no longer than a page may take: what anybody may ask for must not hold the database. The
 * embedded one takes the setting and keeps no clock; it has the papers of one machine. */
import { sql } from 'drizzle-orm'
import type { Db, Tx } from './database.ts'

/** Postgres: query_canceled. */
const cancelled = '57014'

/** Null: it took longer. */
export async function withinTime<T>(
  db: Db,
  ms: number,
  read: (tx: Tx) => Promise<T>,
): Promise<T | null> {
  try {
    return await db.transaction(async (tx) => {
      await tx.execute(sql`select set_config('statement_timeout', ${String(ms)}, true)`)
      return read(tx)
    })
  } catch (error) {
    if (isCancelled(error)) return null
    throw error
  }
}

function isCancelled(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return ('code' in error && error.code === cancelled) || isCancelled(error.cause)
}
