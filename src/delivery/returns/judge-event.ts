/** What an event comes to, with all that is known of the letter's reader. The provider puts every hard
 * bounce on its list, those that blame us too; what it then holds back is no news about the address.
 * Decided before the event is kept: it is no evidence of its own, and the breaker counts what is kept. */
import { sql } from 'drizzle-orm'
import type { Tx } from '../../storage/database.ts'
import type { ReturnVerdict } from '../../storage/schema/returns.ts'
import type { FoundLetter } from './find-letter.ts'
import type { ProviderEvent } from './provider-event.ts'
import { isOfList, listKinds, verdictOf } from './verdict-of.ts'

export async function judgeEvent(
  tx: Tx,
  event: ProviderEvent,
  letter: FoundLetter,
): Promise<ReturnVerdict | null> {
  const verdict = verdictOf(event)
  if (verdict !== 'address' || !isOfList(event)) return verdict
  return (await wasOurFault(tx, letter)) ? 'us' : 'address'
}

/** By the newest bounce that the list itself did not make. */
async function wasOurFault(tx: Tx, { subscriberId, address }: FoundLetter): Promise<boolean> {
  if (subscriberId === null || address === null) return false
  const rows = await tx.execute<{ verdict: ReturnVerdict }>(sql`
    select event.verdict from letters join provider_events event on event.letter_id = letters.id
    where letters.subscriber_id = ${subscriberId} and letters.to_address = ${address}
      and event.type = 'email.bounced' and event.verdict in ('us', 'address')
      and coalesce(lower(event.detail ->> 'subType'), '') not in ${[...listKinds]}
    order by event.at desc limit 1`)
  return rows[0]?.verdict === 'us'
}
