/** The first digest, planned in the transaction that confirms (choose-first.ts says of what). It carries
 * the welcome, counts as the last slot and sets the cutoff. Nobody gets two digests on one local date,
 * so a reader who came back the same day waits. */
import { eq } from 'drizzle-orm'
import { instantOfLocal, localDate } from '../lib/local-time.ts'
import type { Tx } from '../storage/database.ts'
import { lockShared } from '../storage/locks.ts'
import { type Strictness, subscribers } from '../storage/schema/subscribers.ts'
import { nextSlot } from '../subscribers/next-slot.ts'
import { chooseFirst } from './choose-first.ts'
import { moveReaders } from './move-readers.ts'
import type { QueueDigestLetters } from './ports.ts'
import { readInterests } from './read-interests.ts'
import { readHistories } from './reader-history.ts'
import { recordDigests } from './record-digests.ts'

export const createFirstDigestPlanner =
  (queueLetters: QueueDigestLetters) =>
  async (tx: Tx, { subscriberId, at }: { subscriberId: number; at: Date }): Promise<void> => {
    const [reader] = await tx.select().from(subscribers).where(eq(subscribers.id, subscriberId))
    if (!reader) return
    await lockShared(tx, 'available')
    const period = localDate(at, reader.timezone)
    const seen = reader.lastPeriod !== null && reader.lastPeriod >= period
    // Without a first digest nothing was considered: what came since the last one is still owed.
    const cutoff = seen ? null : at
    const lastSlotAt = seen ? reader.lastSlotAt : at
    const lastPeriod = seen ? reader.lastPeriod : period
    const next = nextSlot({ ...reader, after: at, lastSlotAt, lastPeriod })
    if (!seen) {
      // It has until the day of the next one: two would arrive on one date. Its picks go with that.
      const lateAt = instantOfLocal(next.period, 0, reader.timezone)
      await recordFirst(tx, queueLetters, { ...reader, period, at, lateAt })
    }
    await moveReaders(
      tx,
      [{ id: subscriberId, nextDueAt: next.at, cutoff, lastSlotAt, lastPeriod, endPause: true }],
      at,
    )
  }

async function recordFirst(
  tx: Tx,
  queueLetters: QueueDigestLetters,
  reader: {
    id: number
    number: number
    strictness: Strictness
    period: string
    at: Date
    lateAt: Date
  },
): Promise<void> {
  const { id, at, period, lateAt } = reader
  const interests = (await readInterests(tx, [id])).get(id) ?? []
  const past = (await readHistories(tx, [{ id }], at)).get(id) ?? []
  const { number, strictness } = reader
  const first = await chooseFirst(tx, { interests, past, at, number, strictness, day: period })
  const digest = {
    subscriberId: id,
    kind: 'first' as const,
    period,
    slotAt: at,
    // The welcome leaves even when nothing matched yet; the letter says so.
    outcome: 'picked' as const,
    cutoffFrom: first.since,
    cutoffTo: at,
    announced: first.choice.announced,
    matched: first.choice.matched,
    picks: first.choice.picks,
    more: first.choice.more.length,
    widenedTo: first.widenedTo,
    awaited: null,
    lateAt,
  }
  await recordDigests(tx, queueLetters, [digest], { now: at, known: new Map() })
}
