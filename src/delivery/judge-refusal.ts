/** Who is meant by a refusal that names neither the address nor the sender (5.7.x of a relay): our
 * relay may refuse all our mail, or one addressee may refuse us. One reader must not stop a lane, and
 * a relay that refuses us must not fail a lane letter by letter. */
import { sql } from 'drizzle-orm'
import type { Executor } from '../storage/database.ts'

/** Error codes of resting batches. Deferred: the address put it off, which says nothing of the lane. */
export const deferredCode = 'deferred'
export const doubtfulCode = 'doubtful'

export const doubtRestMs = 60_000
/** So many letters doubted at once, and nothing accepted meanwhile: it is us. */
const doubtedLimit = 3

export type RefusalVerdict = 'ask-again' | 'the-letter' | 'us'

/** Asked once more after a rest for this very doubt: by then others have gone through, or have been
 * refused too. From a minute before the letter was made, so that the last of a queue have others too; the
 * time of its newest attempt would leave out all that was accepted while it rested. */
export async function judgeRefusal(
  db: Executor,
  input: { batchId: string },
): Promise<RefusalVerdict> {
  const rows = await db.execute<{ rested: boolean; accepted: boolean; doubted: number }>(sql`
    select batch.error_code is not distinct from ${doubtfulCode} as rested,
      exists (select 1 from batches other where other.transport = batch.transport
        and other.state = 'accepted' and other.settled_at > batch.created_at
          - make_interval(secs => ${doubtRestMs / 1000})) as accepted,
      (select count(*)::int from batches other where other.transport = batch.transport
        and other.state in ('open', 'attempting') and other.error_code = ${doubtfulCode}) as doubted
    from batches batch where id = ${input.batchId}`)
  const found = rows[0]
  if (found && !found.rested) return 'ask-again'
  if (!found || found.accepted) return 'the-letter'
  return found.doubted >= doubtedLimit ? 'us' : 'the-letter'
}
