/** Empties the letters of readers of whom nothing may be kept: address and copies in the outbox.
 * A letter whose batch is not settled keeps its bytes, which stand in the batch until then: with others,
 * a doubt would become `unknown` for all of it. */
import { sql } from 'drizzle-orm'
import { arrayLiteral } from '../storage/array-literal.ts'
import type { Db } from '../storage/database.ts'
import type { OnWithdrawn } from './ports.ts'
import { settledBatchStates, settledLetterStates } from './states.ts'
import { withdrawErased } from './withdraw-erased.ts'

/** The readers of whom no letter is under way any more. */
export async function forgetLetters(
  deps: { db: Db; onWithdrawn: OnWithdrawn },
  { subscriberIds }: { subscriberIds: number[] },
): Promise<number[]> {
  if (subscriberIds.length === 0) return []
  await withdrawErased(deps, { subscriberIds })
  const { db } = deps
  const readers = sql`${arrayLiteral(subscriberIds)}::bigint[]`
  const settledBatch = sql`${arrayLiteral([...settledBatchStates])}::text[]`
  const settled = sql`${arrayLiteral([...settledLetterStates])}::text[]`
  // A batch that began meanwhile is not seen as settled, so its letters are left for the next time.
  await db.execute(sql`
    with emptied as (
      update letters set to_address = null, intent = '{}', error_detail = null
      where subscriber_id = any(${readers}) and state = any(${settled})
        and (batch_id is null or exists (select 1 from batches
          where batches.id = letters.batch_id and batches.state = any(${settledBatch})))
        and (to_address is not null or intent <> '{}')
      returning id)
    delete from outbox_mails using emptied where outbox_mails.letter_id = emptied.id`)
  const rows = await db.execute<{ id: string }>(sql`
    select id from unnest(${readers}) as r(id)
    where not exists (select 1 from letters
      where letters.subscriber_id = r.id and (state <> all(${settled})
        or to_address is not null or intent <> '{}'))`)
  return rows.map(({ id }) => Number(id))
}
