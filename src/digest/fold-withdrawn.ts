/** Withdrawn and failed digests showed nothing: their picks go with the next one (design 4.7). The
 * reader's cutoff goes back to where the digest began; what another digest showed since stays shown. */
import { sql } from 'drizzle-orm'
import type { Tx } from '../storage/database.ts'

/** In the transaction that withdraws the letters; idempotent. */
export async function foldWithdrawn(tx: Tx, digestIds: number[]): Promise<void> {
  if (digestIds.length === 0) return
  const ids = JSON.stringify(digestIds)
  await tx.execute(sql`
    with gone as (
      update digests set outcome = 'withdrawn'
      where id in (select value::bigint from json_array_elements_text(${ids}::json))
        and outcome = 'picked'
      returning subscriber_id, cutoff_from)
    update subscribers s set cutoff = least(s.cutoff, g.oldest)
    from (select subscriber_id, min(cutoff_from) as oldest from gone group by 1) g
    where s.id = g.subscriber_id`)
}
