/** Moves readers on after their turn, in one statement. */
import { sql } from 'drizzle-orm'
import { arrayLiteral } from '../storage/array-literal.ts'
import type { Tx } from '../storage/database.ts'

export type ReaderMove = {
  id: number
  nextDueAt: Date
  /** Null leaves the field as it is. */
  cutoff: Date | null
  lastSlotAt: Date | null
  lastPeriod: string | null
  endPause: boolean
}

export async function moveReaders(tx: Tx, moves: ReaderMove[], now: Date): Promise<void> {
  if (moves.length === 0) return
  const column = (of: (move: ReaderMove) => string | number | boolean | Date | null) =>
    arrayLiteral(moves.map(of))
  await tx.execute(sql`
    update subscribers s set
      next_due_at = v.next_due_at,
      cutoff = coalesce(v.cutoff, s.cutoff),
      last_slot_at = coalesce(v.last_slot_at, s.last_slot_at),
      last_period = coalesce(v.last_period, s.last_period),
      paused_until = case when v.end_pause then null else s.paused_until end,
      updated_at = ${now.toISOString()}::timestamptz
    from unnest(
      ${column(({ id }) => id)}::bigint[],
      ${column(({ nextDueAt }) => nextDueAt)}::timestamptz[],
      ${column(({ cutoff }) => cutoff)}::timestamptz[],
      ${column(({ lastSlotAt }) => lastSlotAt)}::timestamptz[],
      ${column(({ lastPeriod }) => lastPeriod)}::date[],
      ${column(({ endPause }) => endPause)}::boolean[]
    ) as v(id, next_due_at, cutoff, last_slot_at, last_period, end_pause)
    where s.id = v.id`)
}
