/** The one table of what may happen to a subscriber. Every verb that changes a state asks it; what
 * it does not name is refused. */
import { PaperboyError } from '../errors.ts'
import type { SubscriberState } from '../storage/schema/subscribers.ts'

/** `absent`: no row with this address. */
export type State = SubscriberState | 'absent'
export type SubscriberEvent =
  | 'sign-up'
  | 'confirm'
  | 'import'
  | 'change'
  | 'leave'
  | 'undo'
  | 'erase'

/** Left stays left until the address itself confirms or takes the leaving back: neither a form that
 * anybody may fill in nor an imported file revives it. */
const moves: Record<State, Partial<Record<SubscriberEvent, SubscriberState>>> = {
  absent: { 'sign-up': 'pending', import: 'confirmed' },
  pending: {
    'sign-up': 'pending',
    confirm: 'confirmed',
    import: 'confirmed',
    leave: 'left',
    erase: 'erased',
  },
  confirmed: {
    'sign-up': 'confirmed',
    confirm: 'confirmed',
    import: 'confirmed',
    change: 'confirmed',
    leave: 'left',
    undo: 'confirmed',
    erase: 'erased',
  },
  left: {
    'sign-up': 'left',
    confirm: 'confirmed',
    import: 'left',
    leave: 'left',
    undo: 'confirmed',
    erase: 'erased',
  },
  erased: { leave: 'erased', erase: 'erased' },
}

export const allStates = Object.keys(moves) as State[]

/** The state after the event, or null when it may not happen. */
export const stateAfter = (state: State, event: SubscriberEvent): SubscriberState | null =>
  moves[state][event] ?? null

/** As `stateAfter`; throws `conflict` when the event may not happen. */
export function moveState(state: State, event: SubscriberEvent): SubscriberState {
  const next = stateAfter(state, event)
  if (next) return next
  throw new PaperboyError('conflict', `a subscriber who is ${state} cannot ${event}`, {
    help: 'Subscribe again with the form.',
  })
}
