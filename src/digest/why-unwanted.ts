/** Why a letter may not go to its subscriber, or null. The same rule at freezing and before every
 * attempt. Pure. */
import type { LetterKind } from '../storage/schema/delivery.ts'
import type { SubscriberState } from '../storage/schema/subscribers.ts'

export type Addressee = {
  state: SubscriberState
  email: string | null
  pausedUntil: string | null
}

export function whyUnwanted(input: {
  kind: LetterKind
  /** Undefined: the row is gone. */
  subscriber: Addressee | undefined
  /** Why nobody may mail the address: it is suppressed, or its domain refuses us. */
  unmailable: string | undefined
  /** The digest's local date; null for letters without a digest. */
  period: string | null
}): string | null {
  const { kind, subscriber, unmailable, period } = input
  if (!subscriber || subscriber.state === 'erased' || subscriber.email === null) return 'erased'
  if (unmailable !== undefined) return unmailable
  // Asked for by whoever has the mailbox, whether they still read or not.
  if (kind === 'confirm' || kind === 'account') return null
  if (subscriber.state !== 'confirmed') return subscriber.state
  const { pausedUntil } = subscriber
  if (pausedUntil === null) return null
  // One who pauses has said that they want nothing for a while.
  if (kind === 'silence') return 'paused'
  return kind === 'digest' && period !== null && pausedUntil > period ? 'paused' : null
}
