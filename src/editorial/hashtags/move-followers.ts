/** Interests from one tag to another. Who has both keeps what they said of the one that stays. */
import { sql } from 'drizzle-orm'
import type { Tx } from '../../storage/database.ts'

/** How many readers it is about. */
export async function moveFollowers(
  tx: Tx,
  { from, into }: { from: number; into: number },
): Promise<number> {
  const moved = await tx.execute(sql`
    update interests i set tag_id = ${into} where i.tag_id = ${from} and not exists (
      select 1 from interests other
      where other.subscriber_id = i.subscriber_id and other.tag_id = ${into})
    returning i.id`)
  const both = await tx.execute(sql`delete from interests where tag_id = ${from} returning id`)
  await moveSignups(tx, { from, into })
  return moved.length + both.length
}

/** Forms that wait for their confirmation. */
async function moveSignups(tx: Tx, { from, into }: { from: number; into: number }): Promise<void> {
  for (const list of ['tagIds', 'muteTagIds']) {
    await tx.execute(sql`
      update signups set choices = jsonb_set(choices, ${`{${list}}`}::text[], (
        select jsonb_agg(distinct case when id = ${from} then ${into}::bigint else id end)
        from (select value::bigint as id from jsonb_array_elements_text(choices->${list})) ids))
      where confirmed_at is null and choices->${list} @> to_jsonb(${from}::bigint)`)
  }
}
