/** Locks by name that live and die with a transaction; never a session's. */
import { sql } from 'drizzle-orm'
import type { Tx } from './database.ts'

/** Waits until nobody else holds `name`, shared or exclusive. */
export async function lockExclusive(tx: Tx, name: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`)
}

/** Waits while somebody holds `name` exclusively; many may share it. */
export async function lockShared(tx: Tx, name: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock_shared(hashtextextended(${name}, 0))`)
}
