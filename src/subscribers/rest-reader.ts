/** A mailbox that refuses for a while is not written to for a month, and tried again then. It is
 * decided by all that is known of the reader's letters, so the order of the news does not matter. */
import { eq } from 'drizzle-orm'
import { addDays, localDate } from '../lib/local-time.ts'
import type { Calendar } from '../storage/calendar.ts'
import type { Tx } from '../storage/database.ts'
import { subscribers } from '../storage/schema/subscribers.ts'
import { nextDue } from './next-due.ts'
import { lockSubscriber, type Subscriber } from './read-subscriber.ts'

export const refusalsToRest = 3
const restDays = 30

/** `refused`: letters in a row without a delivery between; `last`: of the newest of them. `news` is
 * what has just been learnt: only a refusal begins a rest, so that who ended one is left in peace. */
export async function restReader(
  deps: { tx: Tx; calendar: Calendar },
  input: {
    subscriberId: number
    /** Where the letters went; news of a former address says nothing about the present one. */
    address: string
    refused: number
    last: Date | null
    news: 'refused' | 'delivered'
  },
): Promise<boolean> {
  const { refused, last, news } = input
  const { tx } = deps
  const subscriber = await lockSubscriber(tx, input.subscriberId)
  if (subscriber?.state !== 'confirmed' || subscriber.email !== input.address) return false
  const now = await deps.calendar.now(tx)
  const rests = refused >= refusalsToRest && last !== null
  const change = rests
    ? news === 'refused' && restOf(subscriber, last, now)
    : subscriber.pauseReason === 'bounces' &&
      subscriber.pausedUntil !== null && { pausedUntil: null, pauseReason: null }
  if (!change) return false
  await tx
    .update(subscribers)
    .set({ ...change, nextDueAt: nextDue({ ...subscriber, ...change }, now), updatedAt: now })
    .where(eq(subscribers.id, subscriber.id))
  return true
}

/** Null where the reader's own pause, or this one, is as long. */
function restOf(subscriber: Subscriber, last: Date, now: Date) {
  const { timezone, pausedUntil } = subscriber
  const until = addDays(localDate(last, timezone), restDays)
  const isOver = until <= localDate(now, timezone)
  if (isOver || (pausedUntil !== null && pausedUntil >= until)) return null
  return { pausedUntil: until, pauseReason: 'bounces' as const }
}
