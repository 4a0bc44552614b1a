/** Which of some rows were joined to another (join-papers.ts), and to which. */
import { and, isNotNull } from 'drizzle-orm'
import { anyOf } from '../storage/any-of.ts'
import type { Executor } from '../storage/database.ts'
import { papers } from '../storage/schema/papers.ts'

export async function readJoined(
  db: Executor,
  ids: readonly number[],
): Promise<Map<number, number>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .select({ id: papers.id, joinedTo: papers.joinedTo })
    .from(papers)
    .where(and(anyOf(papers.id, [...ids]), isNotNull(papers.joinedTo)))
  return new Map(rows.map(({ id, joinedTo }) => [id, joinedTo as number]))
}
