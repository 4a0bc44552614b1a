/** How far work has come that outlives a process, such as a back-fill over years. The mark of a page
 * is written in the page's own transaction. */
import { eq, sql } from 'drizzle-orm'
import type { Db, Executor, Tx } from '../storage/database.ts'
import { sourceMarks } from '../storage/schema/asking.ts'

/** Null: nothing of this work was begun and left. */
export async function readMark(db: Executor, key: string): Promise<unknown> {
  const rows = await db
    .select({ state: sourceMarks.state })
    .from(sourceMarks)
    .where(eq(sourceMarks.key, key))
  return rows[0]?.state ?? null
}

export async function keepMark(tx: Tx, key: string, state: unknown): Promise<void> {
  const at = sql`clock_timestamp()`
  await tx
    .insert(sourceMarks)
    .values({ key, state, updatedAt: at as unknown as Date })
    .onConflictDoUpdate({ target: sourceMarks.key, set: { state, updatedAt: at } })
}

/** The work is done. */
export async function dropMark(db: Db, key: string): Promise<void> {
  await db.delete(sourceMarks).where(eq(sourceMarks.key, key))
}
