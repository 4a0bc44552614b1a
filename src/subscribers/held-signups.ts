/** Sign-ups whose letter waits because the domain of their address refuses us: who signs up cannot know,
 * and would wait in vain. When the pause is over they are written to with a fresh link. */
import { eq, isNotNull, sql } from 'drizzle-orm'
import type { Calendar } from '../storage/calendar.ts'
import type { Db, Tx } from '../storage/database.ts'
import { domainPauses } from '../storage/schema/returns.ts'
import { signups } from '../storage/schema/subscribers.ts'
import { lockSubscriber } from './read-subscriber.ts'
import { isExpired, openSignup, readSignupRow } from './signup-row.ts'
import { type LetterDeps, writeConfirm } from './write-letters.ts'

/** A longer pause was written before the database's clock jumped back (returns/paused-domains.ts). */
const longest = sql`interval '169 hours'`

/** Of a confirm letter that the domain has not let in, or will not. */
export async function holdSignup(
  tx: Tx,
  input: { letterId: number; domain: string },
): Promise<void> {
  await tx.execute(sql`
    update signups set held_for = ${input.domain} from letters
    where letters.id = ${input.letterId} and letters.kind = 'confirm'
      and signups.id = (letters.intent ->> 'signupId')::bigint
      and signups.confirmed_at is null and signups.superseded_at is null`)
}

export type WriteHeldDeps = LetterDeps & { db: Db; calendar: Calendar }

/** Returns how many letters were queued. Whoever's link has run out meanwhile can ask for a fresh one
 * on its page, and nothing is sent unasked for so late. */
export async function writeHeldSignups(deps: WriteHeldDeps): Promise<number> {
  const free = await deps.db
    .select({ id: signups.id })
    .from(signups)
    .where(
      sql`${isNotNull(signups.heldFor)} and not exists (select from ${domainPauses}
        where ${domainPauses.domain} = ${signups.heldFor}
          and ${domainPauses.until} between clock_timestamp() and clock_timestamp() + ${longest})`,
    )
  let written = 0
  for (const { id } of free) {
    if (await deps.db.transaction((tx) => writeOne(tx, deps, id))) written += 1
  }
  return written
}

async function writeOne(tx: Tx, deps: WriteHeldDeps, signupId: number): Promise<boolean> {
  const known = await readSignupRow(tx, signupId)
  const subscriber = known && (await lockSubscriber(tx, known.subscriberId))
  // Read again: another instance may have written, or the reader confirmed, while we waited.
  const signup = subscriber && (await readSignupRow(tx, signupId))
  if (!signup || signup.heldFor === null) return false
  await tx.update(signups).set({ heldFor: null }).where(eq(signups.id, signupId))
  const at = await deps.calendar.now(tx)
  const isOpen = signup.confirmedAt === null && signup.supersededAt === null
  if (!isOpen || isExpired(signup, at) || !mayConfirm(subscriber.state)) return false
  const { id: subscriberId } = subscriber
  const fresh = await openSignup(tx, { subscriberId, choices: signup.choices, at })
  await writeConfirm(deps, tx, { subscriberId, signupId: fresh })
  return true
}

const mayConfirm = (state: string): boolean => state === 'pending' || state === 'left'
