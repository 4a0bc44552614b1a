/** What the page behind a confirmation link shows before anybody presses its button. */
import { maskAddress } from '../lib/email-address.ts'
import type { Calendar } from '../storage/calendar.ts'
import type { Db } from '../storage/database.ts'
import type { SignupChoices } from '../storage/schema/subscribers.ts'
import { readSubscriber } from './read-subscriber.ts'
import { isExpired, meantSignup, readSignupRow } from './signup-row.ts'
import { stateAfter } from './states.ts'

export type SignupView =
  | { outcome: 'open'; subscriberId: number; maskedAddress: string; choices: SignupChoices }
  | { outcome: 'confirmed'; subscriberId: number; maskedAddress: string; reads: boolean }
  | { outcome: 'expired'; maskedAddress: string }
  | { outcome: 'unknown' }

export async function readSignup(
  deps: { db: Db; calendar: Calendar },
  input: { signupId: number },
): Promise<SignupView> {
  const signup = await readSignupRow(deps.db, input.signupId)
  const subscriber = signup && (await readSubscriber(deps.db, signup.subscriberId))
  if (!subscriber || stateAfter(subscriber.state, 'confirm') === null) return { outcome: 'unknown' }
  const maskedAddress = maskAddress(subscriber.email ?? '')
  const meant = await meantSignup(deps.db, signup)
  const reads = subscriber.state === 'confirmed'
  if (signup.confirmedAt || (!meant && reads)) {
    return { outcome: 'confirmed', subscriberId: subscriber.id, maskedAddress, reads }
  }
  const now = await deps.calendar.now(deps.db)
  if (!meant || isExpired(meant, now)) return { outcome: 'expired', maskedAddress }
  return { outcome: 'open', subscriberId: subscriber.id, maskedAddress, choices: meant.choices }
}
