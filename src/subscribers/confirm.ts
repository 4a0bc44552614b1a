/** The button on the confirmation page: the address is theirs, so what they chose holds from now on.
 * A second time it is a success that changes nothing; an expired link asks for a fresh letter. */
import { eq } from 'drizzle-orm'
import type { KeyRing } from '../lib/key-ring.ts'
import type { Calendar } from '../storage/calendar.ts'
import type { Db, Tx } from '../storage/database.ts'
import { signups, subscribers } from '../storage/schema/subscribers.ts'
import { currentWording, hashOrigin, recordConsents } from './consent.ts'
import { interestsOf, replaceInterests } from './interests.ts'
import { nextDue } from './next-due.ts'
import type { OnConfirmed } from './ports.ts'
import { lockSubscriber, type Subscriber } from './read-subscriber.ts'
import { isExpired, meantSignup, readSignupRow, type Signup } from './signup-row.ts'
import { moveState, stateAfter } from './states.ts'

export type ConfirmDeps = { db: Db; keys: KeyRing; calendar: Calendar; onConfirmed: OnConfirmed }

export type ConfirmResult =
  /** `reads` is false for the link of an old signup whose reader has left since. */
  | { outcome: 'confirmed'; subscriberId: number; changed: boolean; reads: boolean }
  | { outcome: 'expired'; signupId: number }
  | { outcome: 'unknown' }

export async function confirm(
  deps: ConfirmDeps,
  input: { signupId: number; origin?: string | null },
): Promise<ConfirmResult> {
  return deps.db.transaction(async (tx) => {
    const known = await readSignupRow(tx, input.signupId)
    const subscriber = known && (await lockSubscriber(tx, known.subscriberId))
    // Read again: somebody may have confirmed it while we waited for the lock.
    const signup = subscriber && (await readSignupRow(tx, input.signupId))
    if (!signup || stateAfter(subscriber.state, 'confirm') === null) return { outcome: 'unknown' }
    const meant = await meantSignup(tx, signup)
    const reads = subscriber.state === 'confirmed'
    if (signup.confirmedAt || (!meant && reads)) {
      return { outcome: 'confirmed', subscriberId: subscriber.id, changed: false, reads }
    }
    const at = await deps.calendar.now(tx)
    if (!meant || isExpired(meant, at)) return { outcome: 'expired', signupId: signup.id }
    await take(deps, tx, { subscriber, signup: meant, at, origin: input.origin })
    return { outcome: 'confirmed', subscriberId: subscriber.id, changed: true, reads: true }
  })
}

type Taken = {
  subscriber: Subscriber
  signup: Signup
  at: Date
  origin: string | null | undefined
}

async function take(deps: ConfirmDeps, tx: Tx, taken: Taken): Promise<void> {
  const { subscriber, signup, at } = taken
  const subscriberId = subscriber.id
  await tx.update(signups).set({ confirmedAt: at }).where(eq(signups.id, signup.id))
  await tx.update(subscribers).set(confirmedRow(taken)).where(eq(subscribers.id, subscriberId))
  await replaceInterests(tx, [{ subscriberId, interests: interestsOf(signup.choices) }], at)
  await recordConsents(tx, [
    {
      subscriberId,
      event: subscriber.state === 'left' ? 'came-back' : 'confirmed',
      at,
      wordingVersion: currentWording.confirm,
      originHash: hashOrigin(deps.keys, taken.origin),
    },
  ])
  if (subscriber.state !== 'confirmed') await deps.onConfirmed(tx, { subscriberId, at })
}

/** The cutoff stays where it was: reading on, or coming back, skips no paper. The first digest, where
 * there is one, moves it. */
function confirmedRow({ subscriber, signup, at }: Taken): Partial<Subscriber> {
  const { locale, timezone, hour, rhythm, weekday, editionTiming } = signup.choices
  const slot = { timezone, hour, rhythm, weekday, pausedUntil: null }
  const reads = subscriber.state === 'confirmed'
  return {
    ...slot,
    locale,
    ...(editionTiming ? { editionTiming } : {}),
    state: moveState(subscriber.state, 'confirm'),
    ...(reads ? {} : { confirmedAt: at, consentSource: 'form' }),
    cutoff: subscriber.cutoff ?? at,
    leftAt: null,
    pauseReason: null,
    undo: null,
    nextDueAt: nextDue({ ...subscriber, ...slot }, at),
    updatedAt: at,
  }
}
