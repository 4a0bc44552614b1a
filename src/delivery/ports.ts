/** What delivery needs from others and what others need from it. Delivery never reads letters: it is
 * handed these functions by app.ts and knows neither papers nor React. */
import type { Tx } from '../storage/database.ts'
import type { Lane, LetterKind } from '../storage/schema/delivery.ts'

/** A letter to queue, inside the caller's transaction. The same dedupeKey queues once, and so does a
 * digest, whose letter needs no key. */
export type LetterIntent = {
  kind: LetterKind
  lane: Lane
  /** Null: an alarm, for whoever runs the service. */
  subscriberId: number | null
  digestId?: number
  dedupeKey?: string
  intent: Record<string, unknown>
  lateAt?: Date
}
export type QueueLetters = (tx: Tx, letters: LetterIntent[]) => Promise<void>

/** A letter that waits to be frozen. */
export type WaitingLetter = {
  id: number
  kind: LetterKind
  subscriberId: number | null
  digestId: number | null
  intent: Record<string, unknown>
}

/** `frozen` is plain JSON that holds everything the letter's bytes depend on. The first attempt is made
 * from this very value and a retry from its text: what JSON would change (a Date, undefined) must not
 * be in it. */
export type FreezeResult =
  | { letterId: number; verdict: 'freeze'; to: string; frozen: unknown }
  | { letterId: number; verdict: 'withdraw'; reason: string }
export type FreezeLetters = (tx: Tx, letters: WaitingLetter[]) => Promise<FreezeResult[]>

/** Asked again before every attempt: which of these may no longer be sent (left, suppressed,
 * erased, moved address), and why. */
export type FrozenAddressee = {
  letterId: number
  kind: LetterKind
  subscriberId: number | null
  to: string
}
export type FindUnwanted = (
  tx: Tx,
  letters: FrozenAddressee[],
) => Promise<Array<{ letterId: number; reason: string }>>

export type FrozenLetter = { id: number; kind: LetterKind; to: string; frozen: unknown }

/** One mail, ready for any transport. Headers hold no CR or LF. */
export type Message = {
  letterId: number
  kind: LetterKind
  from: string
  to: string
  replyTo: string | null
  subject: string
  html: string
  /** The same in UTF-8 as within the quotes of a JSON string, where the composer has it so: `html` may
   * then be made of it each time it is asked for. */
  htmlInJson?: ReadonlyArray<Uint8Array | string>
  text: string
  headers: Record<string, string>
}
/** Pure: the same frozen letters give the same bytes, in the same order. */
export type ComposeLetters = (letters: FrozenLetter[]) => Promise<Message[]>

/** A letter that will not be sent under this digest: late, unwanted, or refused for itself. */
export type SetAsideLetter = {
  letterId: number
  kind: LetterKind
  subscriberId: number | null
  digestId: number | null
  state: 'withdrawn' | 'failed'
  reason: string
}
/** Told inside the transaction that sets the letters aside, so that the picks of their digests go
 * with the next one. Delivery itself knows no digests. */
export type OnWithdrawn = (tx: Tx, letters: SetAsideLetter[]) => Promise<void>
