/** How many letters in a row a reader's present address has refused for a while, by the provider's
 * clock and without a delivery between. */
import { sql } from 'drizzle-orm'
import type { Tx } from '../../storage/database.ts'

export async function countRefusals(
  tx: Tx,
  input: { subscriberId: number; address: string },
): Promise<{ refused: number; last: Date | null }> {
  const rows = await tx.execute<{ refused: number; last_ms: string | null }>(sql`
    with told as (
      select event.letter_id, event.verdict, event.at
      from letters join provider_events event on event.letter_id = letters.id
      where letters.subscriber_id = ${input.subscriberId}
        and letters.to_address = ${input.address}
        and event.verdict in ('transient', 'delivered', 'complaint'))
    select count(distinct letter_id)::int as refused, extract(epoch from max(at)) * 1000 as last_ms
    from told where verdict = 'transient'
      and at > coalesce((select max(at) from told where verdict <> 'transient'), '-infinity')`)
  const row = rows[0]
  const last = row?.last_ms == null ? null : new Date(Number(row.last_ms))
  return { refused: row?.refused ?? 0, last }
}
