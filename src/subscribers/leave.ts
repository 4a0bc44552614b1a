/** The leaving page and the mail program's one-click button: all, one tag, weekly, a pause, and undo.
 * Idempotent: the same act twice changes nothing more. Letters that wait are taken out where letters
 * are frozen and sent, by the state written here. */
import { eq } from 'drizzle-orm'
import type { KeyRing } from '../lib/key-ring.ts'
import { choiceWords } from '../locales/spoken.ts'
import type { Calendar } from '../storage/calendar.ts'
import type { Db, Tx } from '../storage/database.ts'
import { subscribers } from '../storage/schema/subscribers.ts'
import { currentWording, hashOrigin, recordConsents } from './consent.ts'
import { InvalidChoices } from './invalid-choices.ts'
import { leaveTag, pause, turnWeekly, whenAndHow } from './leave-partly.ts'
import { lockSubscriber, type Subscriber } from './read-subscriber.ts'
import { supersedeSignups } from './signup-row.ts'
import { moveState } from './states.ts'
import { undoLeaving } from './undo-leaving.ts'

export type LeaveDeps = { db: Db; keys: KeyRing; calendar: Calendar }

const actions = ['all', 'tag', 'weekly', 'pause', 'undo'] as const
type LeaveAction = (typeof actions)[number]

export type LeaveInput = {
  subscriberId: number
  /** One of `LeaveAction`; nothing or blank means all. */
  action?: string | undefined
  /** With `tag`: the slug of a tag, or the text of a query. */
  tag?: string | undefined
  /** With `pause`: days from today, or the first local date with a digest again. Default 7 days. */
  days?: number | string | undefined
  until?: string | undefined
  /** Of the key that signed the link. */
  keyVersion?: number | undefined
  /** Network address of the client; only its keyed hash is kept. */
  origin?: string | null | undefined
}

/** `unknown`: nothing is left of this subscriber; the page answers as if they had left. */
export type LeaveResult =
  | { outcome: 'unknown' }
  | { outcome: 'done'; action: LeaveAction; changed: boolean; reads: boolean }

/** One act on a locked row; true when it changed something. */
export type LeaveAct = { deps: LeaveDeps; subscriber: Subscriber; at: Date; input: LeaveInput }

/** Throws `InvalidChoices` for an action, tag or date that is none. */
export async function leave(deps: LeaveDeps, input: LeaveInput): Promise<LeaveResult> {
  const action = readAction(input.action)
  return deps.db.transaction(async (tx) => {
    const subscriber = await lockSubscriber(tx, input.subscriberId)
    if (!subscriber || subscriber.state === 'erased') return { outcome: 'unknown' }
    const at = await deps.calendar.now(tx)
    const changed = await acts[action](tx, { deps, subscriber, at, input })
    const ends = action === 'all' || (action === 'undo' && !changed && subscriber.state === 'left')
    return { outcome: 'done', action, changed, reads: !ends && (changed || reads(subscriber)) }
  })
}

const reads = ({ state }: Subscriber): boolean => state === 'confirmed'

function readAction(given: string | undefined): LeaveAction {
  const asked = given?.trim() || 'all'
  const action = actions.find((one) => one === asked)
  if (action) return action
  throw new InvalidChoices([{ field: 'action', message: choiceWords.action, value: asked }])
}

const acts: Record<LeaveAction, (tx: Tx, act: LeaveAct) => Promise<boolean>> = {
  all: leaveAll,
  tag: leaveTag,
  weekly: turnWeekly,
  pause,
  undo: undoLeaving,
}

/** Interests stay for 30 days, for undo and for coming back. A sign-up that waits is closed too: who
 * leaves last means it. */
async function leaveAll(tx: Tx, { deps, subscriber, at, input }: LeaveAct): Promise<boolean> {
  await supersedeSignups(tx, subscriber.id, at)
  const state = moveState(subscriber.state, 'leave')
  if (state === subscriber.state) return false
  await tx
    .update(subscribers)
    .set({
      state,
      leftAt: at,
      nextDueAt: null,
      undo: { act: 'all', ...whenAndHow(at, input) },
      updatedAt: at,
    })
    .where(eq(subscribers.id, subscriber.id))
  await recordConsents(tx, [
    {
      subscriberId: subscriber.id,
      event: 'left',
      at,
      wordingVersion: currentWording.leave,
      originHash: hashOrigin(deps.keys, input.origin),
      detail: input.keyVersion === undefined ? null : `key ${input.keyVersion}`,
    },
  ])
  return true
}
