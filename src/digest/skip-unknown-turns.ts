/** Readers whose slot fell between a backup and now may have had their digest from the original: the
 * turn counts as mailed, and is recorded as unknown (design section 4.8). */
import type { Tx } from '../storage/database.ts'
import { claimDueReaders } from './claim-due-readers.ts'
import { type DueReader, turnOf } from './due-reader.ts'
import { moveReaders, type ReaderMove } from './move-readers.ts'
import { type PlannedDigest, recordDigests } from './record-digests.ts'

const pageSize = 5_000
/** The original planned at the slot or soon after: what it had by then counts as mailed, what came
 * later goes with the next digest. */
const plannedWithinMs = 3_600_000

/** Returns how many readers' turns are unknown. */
export async function skipUnknownTurns(
  tx: Tx,
  input: { now: Date; lateLimitHours: number },
): Promise<number> {
  let unknown = 0
  for (;;) {
    const { readers } = await claimDueReaders(tx, {
      dueUntil: input.now,
      after: new Date(0),
      limit: pageSize,
      from: null,
    })
    const skipped = readers.map((reader) => skip(reader, input))
    const digests = skipped.flatMap(({ digest }) => digest ?? [])
    await recordDigests(tx, queueNothing, digests, { now: input.now, known: new Map() })
    await moveReaders(
      tx,
      skipped.map(({ move }) => move),
      input.now,
    )
    unknown += digests.length
    if (readers.length < pageSize) return unknown
  }
}

const queueNothing = async () => {}

function skip(
  reader: DueReader,
  { now, lateLimitHours }: { now: Date; lateLimitHours: number },
): { digest: PlannedDigest | null; move: ReaderMove } {
  const turn = turnOf(reader, now, lateLimitHours)
  const still = { id: reader.id, nextDueAt: turn.next, cutoff: null, lastSlotAt: null }
  if (!('slotAt' in turn)) {
    return { digest: null, move: { ...still, lastPeriod: null, endPause: false } }
  }
  const { slotAt, period } = turn
  const mailedUntil = Math.min(now.getTime(), slotAt.getTime() + plannedWithinMs)
  const cutoffTo = new Date(Math.max(reader.cutoff.getTime(), mailedUntil))
  const nothing = {
    announced: 0,
    matched: 0,
    picks: [],
    more: 0,
    widenedTo: 1,
    awaited: null,
    lateAt: null,
  }
  const digest: PlannedDigest = {
    ...nothing,
    subscriberId: reader.id,
    kind: 'digest',
    period,
    slotAt,
    outcome: 'unknown',
    cutoffFrom: reader.cutoff,
    cutoffTo,
  }
  const moved = { cutoff: cutoffTo, lastSlotAt: slotAt, lastPeriod: period, endPause: true }
  return { digest, move: { ...still, ...moved } }
}
