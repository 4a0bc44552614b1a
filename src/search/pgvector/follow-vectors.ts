/** Keeps the table of pgvector in step with vectors being written, in their transaction. */
import { sql } from 'drizzle-orm'
import type { Tx } from '../../storage/database.ts'
import { findTable, type Point, putPoints } from './vector-table.ts'

/** Nothing to do where there is no such table. One that cannot take them is put aside and made anew some time
 * (keep-pgvector.ts): papers are never held up by it. */
export async function followVectors(tx: Tx, modelId: number, points: Point[]): Promise<void> {
  if (points.length === 0) return
  const table = await findTable(tx, modelId)
  if (!table) return
  try {
    await tx.transaction((inner) => putPoints(inner, table, points))
  } catch {
    await tx.execute(sql.raw(`alter table ${table} rename to aside_${Date.now()}`))
  }
}
