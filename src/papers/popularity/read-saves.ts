/** How many readers keep each of some papers; who, nobody is told. */
import { count } from 'drizzle-orm'
import { anyOf } from '../../storage/any-of.ts'
import type { Executor } from '../../storage/database.ts'
import { savedPapers } from '../../storage/schema/feedback.ts'

/** By row id; papers that nobody keeps are missing from the answer. */
export async function readSaves(
  db: Executor,
  ids: readonly number[],
): Promise<Map<number, number>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .select({ id: savedPapers.paperId, saves: count() })
    .from(savedPapers)
    .where(anyOf(savedPapers.paperId, ids))
    .groupBy(savedPapers.paperId)
  return new Map(rows.map(({ id, saves }) => [id, saves]))
}
