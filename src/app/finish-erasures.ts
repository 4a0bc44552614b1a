/** The second half of an erasure (subscribers/erase-subscriber.ts): letters are emptied as soon as their
 * batch is settled, then digests and row go. Each round asks; nearly always nobody waits. */
import { eq, inArray } from 'drizzle-orm'
import { forgetLetters } from '../delivery/forget-letters.ts'
import type { Db } from '../storage/database.ts'
import { subscribers } from '../storage/schema/subscribers.ts'
import { afterWithdrawal } from './after-withdrawal.ts'

/** Readers of whom nothing is left now. Uses subscribers_erased. */
export async function finishErasures(db: Db): Promise<number> {
  const erased = await db
    .select({ id: subscribers.id })
    .from(subscribers)
    .where(eq(subscribers.state, 'erased'))
  const deps = { db, onWithdrawn: afterWithdrawal }
  const done = await forgetLetters(deps, { subscriberIds: erased.map(({ id }) => id) })
  if (done.length > 0) await db.delete(subscribers).where(inArray(subscribers.id, done))
  return done.length
}
