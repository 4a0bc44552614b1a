/** Digests wait for a batch of papers that is late: three hours at most, then they go without it and
 * say so. Who is held is not claimed, and stays due; who is claimed for an earlier slot, which a stop let
 * pass, becomes due at the held one (due-reader.ts). Pure. */
import { type AwaitedBatch, aheadMs } from '../ingest/freshness/awaited-batch.ts'

const longestMs = 3 * 60 * 60_000

/** Slots after this moment are held at `now`; up to it they are due. */
export function dueUntil(now: Date, awaited: AwaitedBatch | null): Date {
  if (!awaited) return now
  const beforeBatch = awaited.arrival.getTime() - aheadMs - 1
  return new Date(Math.min(now.getTime(), Math.max(now.getTime() - longestMs, beforeBatch)))
}

/** The day that a digest of that slot waited for in vain; null: it lacks nothing. */
export const missedBatch = (slotAt: Date, awaited: AwaitedBatch | null): string | null =>
  awaited && slotAt.getTime() >= awaited.arrival.getTime() - aheadMs ? awaited.day : null
