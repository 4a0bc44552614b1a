/** What readers were mailed before, for many readers at once. */
import { sql } from 'drizzle-orm'
import type { PastDigest } from '../matching/eligible.ts'
import type { Executor } from '../storage/database.ts'

/** Late comers and spill-over are checked against the picks of this many days (design 4.1). */
const historyDays = 90

/** A digest is planned within the late limit of its slot, which is 48 h at most. */
const slotsBefore = 3

/** `since`: digests that ended before it are left out. */
export type HistoryWanted = { id: number; since?: Date }

/** Uses digests_recent. Withdrawn digests showed nothing. */
export async function readHistories(
  db: Executor,
  readers: HistoryWanted[],
  now: Date,
): Promise<Map<number, PastDigest[]>> {
  const rows = await db.execute<{
    subscriber_id: string
    cutoff_from: string
    cutoff_to: string
    shown: number[] | null
  }>(sql`
    select d.subscriber_id, d.cutoff_from, d.cutoff_to,
      (select json_agg((pick->>'p')::bigint) from json_array_elements(d.picks) pick) as shown
    from json_to_recordset(${JSON.stringify(readers)}::json) as wanted(id bigint, since timestamptz)
    join digests d on d.subscriber_id = wanted.id
    where d.slot_at > greatest(wanted.since - make_interval(days => ${slotsBefore}),
        ${now.toISOString()}::timestamptz - make_interval(days => ${historyDays}))
      and d.cutoff_to >= coalesce(wanted.since, '-infinity')
      and d.outcome in ('picked', 'nothing-new')
    order by d.subscriber_id, d.slot_at`)
  const histories = new Map<number, PastDigest[]>()
  for (const row of rows) {
    const id = Number(row.subscriber_id)
    const past = histories.get(id) ?? []
    const shown = typeof row.shown === 'string' ? JSON.parse(row.shown) : row.shown
    past.push({ from: new Date(row.cutoff_from), to: new Date(row.cutoff_to), shown: shown ?? [] })
    histories.set(id, past)
  }
  return histories
}
