/** The button on the page of an expired confirmation link: a fresh letter, the choices kept. Nothing
 * is sent to suppressed addresses, and not more than the throttle lets through. */
import type { KeyRing } from '../lib/key-ring.ts'
import type { Calendar } from '../storage/calendar.ts'
import type { Db, Tx } from '../storage/database.ts'
import type { SignupChoices } from '../storage/schema/subscribers.ts'
import { lockSubscriber, type Subscriber } from './read-subscriber.ts'
import { isExpired, openSignup, openSignupOf, readSignupRow } from './signup-row.ts'
import { stateAfter } from './states.ts'
import { findSuppressed } from './suppression.ts'
import { type LetterDeps, mayWriteTo, writeConfirm } from './write-letters.ts'

export type RenewDeps = LetterDeps & { db: Db; keys: KeyRing; calendar: Calendar }

/** `reading`: it was confirmed already. `throttled`: a letter went out a moment ago. */
export type RenewResult = { outcome: 'sent' | 'throttled' | 'reading' | 'unknown' }

export async function renewSignup(
  deps: RenewDeps,
  input: { signupId: number },
): Promise<RenewResult> {
  return deps.db.transaction(async (tx) => {
    const signup = await readSignupRow(tx, input.signupId)
    const subscriber = signup && (await lockSubscriber(tx, signup.subscriberId))
    if (!signup || !subscriber?.email || stateAfter(subscriber.state, 'confirm') === null) {
      return { outcome: 'unknown' }
    }
    if (subscriber.state === 'confirmed') return { outcome: 'reading' }
    const suppressed = await findSuppressed({ db: tx, keys: deps.keys }, [subscriber.email])
    if (suppressed.size > 0) return { outcome: 'sent' }
    const sent = await askAgain(deps, tx, { subscriber, choices: signup.choices })
    return { outcome: sent ? 'sent' : 'throttled' }
  })
}

/** Writes the confirmation once more; false when throttled. An open signup that still holds is used
 * again, else a fresh one takes its choices, or these. */
export async function askAgain(
  deps: RenewDeps,
  tx: Tx,
  input: { subscriber: Subscriber; choices: SignupChoices },
): Promise<boolean> {
  const subscriberId = input.subscriber.id
  const at = await deps.calendar.now(tx)
  const open = await openSignupOf(tx, subscriberId)
  const choices = open?.choices ?? input.choices
  const signupId =
    open && !isExpired(open, at) ? open.id : await openSignup(tx, { subscriberId, choices, at })
  if (!(await mayWriteTo(deps, tx, subscriberId))) return false
  await writeConfirm(deps, tx, { subscriberId, signupId })
  return true
}
