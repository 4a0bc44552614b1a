/** Takes every batch apart that the provider has none of, so that its letters are frozen anew: with what
 * holds now. Attempts under way and doubtful batches go on as they are, for only the same bytes are safe. */
import { sql } from 'drizzle-orm'
import type { Tx } from '../storage/database.ts'
import { dissolveBatch } from './dissolve-batch.ts'

/** Returns how many letters wait again. Whoever holds a lease on such a batch finds it gone. */
export async function dissolveOpen(tx: Tx, { reason }: { reason: string }): Promise<number> {
  const open = await tx.execute<{ id: string; size: number }>(sql`
    select id, size from batches where state = 'open' order by id for update`)
  let letters = 0
  for (const { id: batchId, size } of open) {
    if (await dissolveBatch(tx, { batchId, reason })) letters += size
  }
  return letters
}
