/** Cards by the hash of their content: written once, read by every letter that shows them
 * (read-cards.ts). */
import { sql } from 'drizzle-orm'
import { arrayLiteral } from '../storage/array-literal.ts'
import type { Tx } from '../storage/database.ts'
import { lockShared } from '../storage/locks.ts'
import { cards } from '../storage/schema/digests.ts'
import type { CardContent } from './card.ts'

/** Shared by who freezes, so that none goes that was just found (prune-reasons.ts). */
export const cardsLock = 'cards'

/** Cards that are there already stay as they are; most of a morning's are, so that is asked first:
 * handing over hundreds of contents a batch cost more than the letters themselves. */
export async function storeCards(tx: Tx, found: Map<string, CardContent>): Promise<void> {
  if (found.size === 0) return
  await lockShared(tx, cardsLock)
  const rows = await tx.execute<{ hash: string }>(sql`
    select hash from cards where hash = any(${arrayLiteral([...found.keys()])}::text[])`)
  const stored = new Set(rows.map(({ hash }) => hash))
  // In the order of the hashes, so that two instances never wait for each other in a circle.
  const missing = [...found]
    .filter(([hash]) => !stored.has(hash))
    .sort(([a], [b]) => (a < b ? -1 : 1))
  if (missing.length === 0) return
  await tx
    .insert(cards)
    .values(
      missing.map(([hash, content]) => ({
        hash,
        content,
        createdAt: sql`clock_timestamp()` as never,
      })),
    )
    .onConflictDoNothing()
}
