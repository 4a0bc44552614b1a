/** What a batch and a letter can be, and what each state promises. Rows hold the name alone; the
 * README beside this file says the same for people. */
import type { BatchState, Lane, LetterState } from '../storage/schema/delivery.ts'
import type { FrozenLetter } from './ports.ts'

/** A letter of a claimed batch, in the order of the payload. */
export type BatchLetter = FrozenLetter & {
  subscriberId: number | null
  digestId: number | null
  lateAt: Date | null
}

type Claimed = {
  /** Random; also the idempotency key. */
  id: string
  lane: Lane
  letters: BatchLetter[]
  /** Attempts begun before this one. */
  attempts: number
  /** The lane was parked and this batch is the letter that asks whether it still must be. */
  probe: boolean
}

/** A batch that this owner holds by a lease, ready for its next attempt. */
export type ClaimedBatch =
  /** The provider has none of it: it may be dissolved at any time and frozen under a new key. */
  | (Claimed & { state: 'open'; checksum: string | null })
  /** The provider may have it: only the same key with the same bytes may tell. */
  | (Claimed & { state: 'maybe-taken'; checksum: string | null })

/** States in which a batch still wants something done. */
export const activeBatchStates = [
  'open',
  'attempting',
  'maybe-taken',
] as const satisfies BatchState[]

/** Nothing leads from these back to an attempt (tests/delivery/moves.test.ts). */
export const settledBatchStates = [
  'accepted',
  'dissolved',
  'unknown',
] as const satisfies BatchState[]

export const settledLetterStates = [
  'accepted',
  'withdrawn',
  'failed',
  'unknown',
] as const satisfies LetterState[]
