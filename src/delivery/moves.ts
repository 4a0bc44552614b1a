/** The one table of allowed moves. The statements that write states are built from it
 * (move-sql.ts), so no code path can make a move that is not here. */
import type { BatchState, LetterState } from '../storage/schema/delivery.ts'

export type BatchEvent =
  /** An attempt begins; written before the call, so that a kill leaves a trace. */
  | 'begin'
  /** 2xx: the provider has it. */
  | 'accepted'
  /** 400 or 422 on this key: the provider has none of it. */
  | 'rejected'
  /** 401, 403, 429, the provider's own 5xx: answered before the key is looked up. */
  | 'answered-early'
  /** Network failure, timeout, 200 that is not JSON, a gateway's 5xx, 409 concurrent. */
  | 'unclear'
  /** The lease ran out with a call under way: a killed or sleeping process. */
  | 'lapsed'
  /** Taken apart: unwanted or late members, quota, hold, another composer. */
  | 'dissolve'
  /** Other bytes than before, a key too old, or a key the provider knows with another body. */
  | 'give-up'

export type Moves<State extends string, Event extends string> = Readonly<
  Record<State, Partial<Record<Event, State>>>
>

export const batchMoves: Moves<BatchState, BatchEvent> = {
  open: { begin: 'attempting', dissolve: 'dissolved' },
  attempting: {
    accepted: 'accepted',
    rejected: 'dissolved',
    'answered-early': 'open',
    unclear: 'maybe-taken',
    lapsed: 'maybe-taken',
    'give-up': 'unknown',
  },
  'maybe-taken': {
    begin: 'maybe-taken',
    accepted: 'accepted',
    rejected: 'dissolved',
    'answered-early': 'maybe-taken',
    unclear: 'maybe-taken',
    'give-up': 'unknown',
  },
  accepted: {},
  dissolved: {},
  // The answer of a call given up on may still arrive; it is a fact, and sends nothing.
  unknown: { accepted: 'accepted' },
}

export type LetterEvent = 'freeze' | 'return' | 'accept' | 'withdraw' | 'fail' | 'lose'

export const letterMoves: Moves<LetterState, LetterEvent> = {
  waiting: { freeze: 'frozen', withdraw: 'withdrawn', fail: 'failed', lose: 'unknown' },
  frozen: { return: 'waiting', accept: 'accepted', fail: 'failed', lose: 'unknown' },
  accepted: {},
  withdrawn: {},
  failed: {},
  unknown: { accept: 'accepted' },
}

/** The state after the event, or null when the table does not allow it. */
export function move<State extends string, Event extends string>(
  table: Moves<State, Event>,
  state: State,
  event: Event,
): State | null {
  return table[state][event] ?? null
}
