/** What subscribing needs from stations further down the line; app.ts passes the implementations. */
import type { Tx } from '../storage/database.ts'

type SubscriberLetter = {
  kind: 'confirm' | 'link' | 'account'
  lane: 'urgent'
  subscriberId: number
  dedupeKey: string
  intent: Record<string, unknown>
  lateAt?: Date
}
/** Queues letters in the caller's transaction; a dedupeKey that is there already queues nothing. */
export type QueueLetters = (tx: Tx, letters: SubscriberLetter[]) => Promise<void>

/** Called inside the confirming transaction, when the subscriber reads from now on: plans the first
 * digest and may move cutoff, last slot and next_due_at. */
export type OnConfirmed = (tx: Tx, input: { subscriberId: number; at: Date }) => Promise<void>

/** Who may subscribe (SIGNUP). `domain` is lower-case ASCII. */
export type SignupPolicy =
  | { kind: 'open' }
  | { kind: 'closed' }
  | { kind: 'domain'; domain: string }
