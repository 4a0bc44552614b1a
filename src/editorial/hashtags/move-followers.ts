/** Interests from one tag to another. Who has both keeps what they said of the one that stays. */
import { sql } from 'drizzle-orm'
import type { Tx } from '../../storage/database.ts'
import { moveSignups } from './move-signups.ts'

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
  await moveSignups(tx, ['tagIds', 'muteTagIds'], { from, into })
  return moved.length + both.length
}
