/** Claims a page of due readers for this transaction; instances skip each other's rows. */
import { sql } from 'drizzle-orm'
import type { Executor, Tx } from '../storage/database.ts'
import type { Rhythm, Strictness } from '../storage/schema/subscribers.ts'
import type { DueReader } from './due-reader.ts'
import { momentOf } from './moment.ts'

/** The oldest cutoff among the readers whose slot is at `until` or before, or null when there are none. */
export async function oldestDueCutoff(db: Executor, until: Date): Promise<Date | null> {
  const rows = await db.execute<{ oldest: string | null }>(sql`
    select min(coalesce(cutoff, next_due_at)) as oldest from subscribers
    where next_due_at <= ${until.toISOString()}::timestamptz and state = 'confirmed'`)
  const oldest = rows[0]?.oldest
  return oldest ? new Date(oldest) : null
}

type Row = {
  id: string
  timezone: string
  hour: number
  rhythm: Rhythm
  weekday: number
  number: number
  strictness: Strictness
  cutoff: string
  next_due_at: string
  last_slot_at: string | null
  last_period: string | null
  paused_until: string | null
}

/** Where in the order of the due a page ended; the moment as the database writes it. */
export type DuePosition = { dueAt: string; id: number }

/** Uses subscribers_due, from `from` on: a page would else walk over the index entries of all who were
 * moved on before it. `after`: from where on the pool has the papers. Who has come to need older
 * ones since it was read, by a digest that was withdrawn, stays due for the next pool. */
export async function claimDueReaders(
  tx: Tx,
  input: { dueUntil: Date; after: Date; limit: number; from: DuePosition | null },
): Promise<{ readers: DueReader[]; last: DuePosition | null }> {
  const { dueUntil, after, limit, from } = input
  const beyond = from
    ? sql`and (next_due_at, id) > (${from.dueAt}::timestamptz, ${from.id}::bigint)`
    : sql``
  const rows = await tx.execute<Row>(sql`
    select id, timezone, hour, rhythm, weekday, number, strictness, coalesce(cutoff, next_due_at) as cutoff,
      next_due_at, last_slot_at, last_period::text as last_period, paused_until::text as paused_until
    from subscribers
    where next_due_at <= ${dueUntil.toISOString()}::timestamptz and state = 'confirmed'
      ${beyond} and coalesce(cutoff, next_due_at) >= ${after.toISOString()}::timestamptz
    order by next_due_at, id limit ${limit} for update skip locked`)
  const last = rows.at(-1)
  return {
    readers: rows.map(toReader),
    last: last ? { dueAt: last.next_due_at, id: Number(last.id) } : null,
  }
}

const toReader = (row: Row): DueReader => ({
  id: Number(row.id),
  timezone: row.timezone,
  hour: row.hour,
  rhythm: row.rhythm,
  weekday: row.weekday,
  number: row.number,
  strictness: row.strictness,
  cutoff: momentOf(row.cutoff),
  nextDueAt: momentOf(row.next_due_at),
  lastSlotAt: row.last_slot_at ? momentOf(row.last_slot_at) : null,
  lastPeriod: row.last_period,
  pausedUntil: row.paused_until,
})
