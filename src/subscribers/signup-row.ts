/** Signups: what a form asked for, held until the address confirms. One open row a subscriber. */
import { and, desc, eq, isNull } from 'drizzle-orm'
import type { Executor, Tx } from '../storage/database.ts'
import { type SignupChoices, signups } from '../storage/schema/subscribers.ts'

export type Signup = typeof signups.$inferSelect

/** Friday 18:00 to Monday 09:00 is 63 h. */
const signupDays = 7

export async function readSignupRow(db: Executor, signupId: number): Promise<Signup | null> {
  const [row] = await db.select().from(signups).where(eq(signups.id, signupId))
  return row ?? null
}

/** The newest one of a reader, whatever became of it. */
export async function newestSignup(db: Executor, subscriberId: number): Promise<Signup | null> {
  const rows = await db
    .select()
    .from(signups)
    .where(eq(signups.subscriberId, subscriberId))
    .orderBy(desc(signups.id))
    .limit(1)
  return rows[0] ?? null
}

/** The signup that waits for its confirmation, expired or not. */
export async function openSignupOf(db: Executor, subscriberId: number): Promise<Signup | null> {
  const [row] = await db
    .select()
    .from(signups)
    .where(
      and(
        eq(signups.subscriberId, subscriberId),
        isNull(signups.confirmedAt),
        isNull(signups.supersededAt),
      ),
    )
    .orderBy(desc(signups.id))
    .limit(1)
  return row ?? null
}

export async function supersedeSignups(tx: Tx, subscriberId: number, at: Date): Promise<void> {
  await tx
    .update(signups)
    .set({ supersededAt: at })
    .where(
      and(
        eq(signups.subscriberId, subscriberId),
        isNull(signups.confirmedAt),
        isNull(signups.supersededAt),
      ),
    )
}

type SignupInput = { subscriberId: number; choices: SignupChoices; at: Date }

const expiryOf = (at: Date): Date => new Date(at.getTime() + signupDays * 24 * 3_600_000)

/** Opens a signup and closes the one it replaces. The caller holds the subscriber's row. */
export async function openSignup(tx: Tx, input: SignupInput): Promise<number> {
  await supersedeSignups(tx, input.subscriberId, input.at)
  const [row] = await tx
    .insert(signups)
    .values({
      subscriberId: input.subscriberId,
      choices: input.choices,
      createdAt: input.at,
      expiresAt: expiryOf(input.at),
    })
    .returning({ id: signups.id })
  return (row as { id: number }).id
}

/** Puts newer choices into the open signup, so that its link stays good; opens one when none is. */
export async function amendSignup(tx: Tx, input: SignupInput): Promise<number> {
  const open = await openSignupOf(tx, input.subscriberId)
  if (!open || isExpired(open, input.at)) return openSignup(tx, input)
  await tx
    .update(signups)
    .set({ choices: input.choices, expiresAt: expiryOf(input.at) })
    .where(eq(signups.id, open.id))
  return open.id
}

export const isExpired = (signup: Signup, at: Date): boolean =>
  signup.expiresAt.getTime() <= at.getTime()

/** The signup that a link stands for: its own, or the newer one that replaced it. Whichever of two
 * letters is opened, the newest form counts. */
export async function meantSignup(db: Executor, signup: Signup): Promise<Signup | null> {
  return signup.supersededAt ? openSignupOf(db, signup.subscriberId) : signup
}
