/** Cards by the hash of their content: written once, read by every letter that shows them. */
import { inArray, sql } from 'drizzle-orm'
import type { Executor, Tx } from '../storage/database.ts'
import { cards } from '../storage/schema/digests.ts'
import type { CardContent } from './card.ts'

/** One statement; cards that are there already stay as they are. */
export async function storeCards(tx: Tx, found: Map<string, CardContent>): Promise<void> {
  if (found.size === 0) return
  // In the order of the hashes, so that two instances never wait for each other in a circle.
  const rows = [...found].sort(([a], [b]) => (a < b ? -1 : 1))
  await tx
    .insert(cards)
    .values(
      rows.map(([hash, content]) => ({
        hash,
        content,
        createdAt: sql`clock_timestamp()` as never,
      })),
    )
    .onConflictDoNothing()
}

export async function readCards(db: Executor, hashes: string[]): Promise<Map<string, CardContent>> {
  if (hashes.length === 0) return new Map()
  const rows = await db
    .select({ hash: cards.hash, content: cards.content })
    .from(cards)
    .where(inArray(cards.hash, [...new Set(hashes)]))
  return new Map(rows.map(({ hash, content }) => [hash, content as CardContent]))
}
