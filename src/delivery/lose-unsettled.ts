/** In a copy of a database nobody can tell what became of letters that were under way: the original
 * may have sent them since. They count as mailed and are never sent from here (design section 4.8). */
import { sql } from 'drizzle-orm'
import type { Tx } from '../storage/database.ts'
import { dissolveBatch } from './dissolve-batch.ts'
import { letterMove } from './move-sql.ts'
import { giveUp } from './settle-batch.ts'

/** Returns how many letters became unknown. */
export async function loseUnsettled(tx: Tx, reason: string): Promise<number> {
  const active = await tx.execute<{ id: string; state: string }>(sql`
    select id, state from batches where state in ('open', 'attempting', 'maybe-taken') for update`)
  let lost = 0
  for (const { id: batchId, state } of active) {
    if (state === 'open') await dissolveBatch(tx, { batchId, reason })
    else lost += await giveUp(tx, { batchId, code: 'copy', detail: reason })
  }
  const move = letterMove('lose')
  const waiting = await tx.execute<{ count: number }>(sql`
    with lost as (
      update letters set state = ${move.next}, settled_at = clock_timestamp(),
        error_code = 'copy', error_detail = ${reason}
      where letters.waiting and ${move.allowed} returning 1)
    select count(*)::int as count from lost`)
  return lost + (waiting[0]?.count ?? 0)
}
