/** Takes the newest act of the leaving page back: interests, rhythm, slot. Only for as long as the
 * interests of those who left are kept, and only for those who once confirmed. */
import { eq } from 'drizzle-orm'
import type { Tx } from '../storage/database.ts'
import { interests, queries, subscribers, type UndoStep } from '../storage/schema/subscribers.ts'
import { tags } from '../storage/schema/tags.ts'
import { currentWording, hashOrigin, recordConsents } from './consent.ts'
import type { LeaveAct } from './leave.ts'
import { movesSlots, nextDue } from './next-due.ts'
import type { Subscriber } from './read-subscriber.ts'
import { moveState, stateAfter } from './states.ts'

const undoDays = 30

export async function undoLeaving(tx: Tx, act: LeaveAct): Promise<boolean> {
  const { subscriber, at } = act
  const step = subscriber.undo
  if (!step || !mayUndo(subscriber, step, at)) return false
  if (step.act === 'all' && !(await followsAnything(tx, subscriber.id))) return false
  if (step.act === 'tag') await followAgain(tx, subscriber.id, step)
  const change = {
    ...(step.act === 'weekly' ? { rhythm: step.rhythm } : {}),
    ...(step.act === 'pause' ? { pausedUntil: step.pausedUntil, pauseReason: null } : {}),
    state: moveState(subscriber.state, 'undo'),
  }
  const after = { ...subscriber, ...change }
  const isMoved = subscriber.nextDueAt === null || movesSlots(subscriber, after)
  const nextDueAt = isMoved ? nextDue(after, at) : subscriber.nextDueAt
  await tx
    .update(subscribers)
    .set({ ...change, undo: null, leftAt: null, nextDueAt, updatedAt: at })
    .where(eq(subscribers.id, subscriber.id))
  if (step.act === 'all') await recordReturn(tx, act)
  return true
}

/** A sign-up that was left before it was confirmed is not confirmed by undo. */
function mayUndo(subscriber: Subscriber, step: UndoStep, at: Date): boolean {
  const age = at.getTime() - Date.parse(step.at)
  return (
    subscriber.confirmedAt !== null &&
    stateAfter(subscriber.state, 'undo') !== null &&
    (subscriber.state === 'left') === (step.act === 'all') &&
    age <= undoDays * 24 * 3_600_000
  )
}

/** Interests of those who left may be kept for fewer days than this would take. */
const followsAnything = async (tx: Tx, subscriberId: number): Promise<boolean> =>
  (await tx.$count(interests, eq(interests.subscriberId, subscriberId))) > 0

async function followAgain(
  tx: Tx,
  subscriberId: number,
  step: Extract<UndoStep, { act: 'tag' }>,
): Promise<void> {
  const { tagId, queryId, level } = step
  const kept =
    tagId !== null
      ? await tx.select({ id: tags.id }).from(tags).where(eq(tags.id, tagId))
      : await tx
          .select({ id: queries.id })
          .from(queries)
          .where(eq(queries.id, queryId ?? 0))
  if (kept.length === 0) return
  const createdAt = new Date(step.createdAt)
  await tx
    .insert(interests)
    .values({ subscriberId, tagId, queryId, level, createdAt })
    .onConflictDoNothing()
}

async function recordReturn(tx: Tx, { deps, subscriber, at, input }: LeaveAct): Promise<void> {
  await recordConsents(tx, [
    {
      subscriberId: subscriber.id,
      event: 'came-back',
      at,
      wordingVersion: currentWording.leave,
      originHash: hashOrigin(deps.keys, input.origin),
      detail: 'undo',
    },
  ])
}
