/** Says of papers that just became available which gap of a feed they were missing from. */
import { sql } from 'drizzle-orm'
import type { Tx } from '../storage/database.ts'

/** By their listing day; papers of a day that nobody found wanting stay as they are. */
export async function markLate(tx: Tx, paperIds: readonly number[]): Promise<void> {
  if (paperIds.length === 0) return
  await tx.execute(sql`
    update papers set gap_id = g.id
    from gaps g, json_array_elements_text(${JSON.stringify(paperIds)}::json) as given(id)
    where papers.id = given.id::bigint and g.listing_day = papers.listing_day
      and g.repaired_at is null`)
}
