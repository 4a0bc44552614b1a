/** What readers were mailed before, or would have been, for many readers at once. */
import { sql } from 'drizzle-orm'
import type { PastDigest } from '../matching/eligible.ts'
import { arrayLiteral } from '../storage/array-literal.ts'
import type { Executor } from '../storage/database.ts'
import { momentOf } from './moment.ts'
import { shownIn } from './shown-in.ts'

/** Late comers and spill-over are checked against the picks of this many days (design 4.1). */
const historyDays = 90

/** A digest is planned within the late limit of its slot, which is 48 h at most. */
const slotsBefore = 3

/** `since`: digests that ended before it are left out. */
export type HistoryWanted = { id: number; since?: Date }

type Row = {
  subscriber_id: string
  cutoff_from: string
  cutoff_to: string
  shown: string | null
  withdrawn: boolean
}

/** Uses digests_once, reader by reader: `offset 0` keeps it so. Joined freely, a page that found the
 * table's statistics old read every digest ever made, 100 times a morning. A slot's local date is at
 * most a day from its date in UTC. */
export async function readHistories(
  db: Executor,
  readers: HistoryWanted[],
  now: Date,
): Promise<Map<number, PastDigest[]>> {
  const histories = new Map<number, PastDigest[]>()
  if (readers.length === 0) return histories
  const ids = arrayLiteral(readers.map(({ id }) => id))
  const sinces = arrayLiteral(readers.map(({ since }) => since ?? null))
  const rows = await db.execute<Row>(sql`
    select d.* from unnest(${ids}::bigint[], ${sinces}::timestamptz[]) as wanted(id, since)
    cross join lateral (
      select greatest(wanted.since - make_interval(days => ${slotsBefore}),
        ${now.toISOString()}::timestamptz - make_interval(days => ${historyDays})) as slot) oldest
    cross join lateral (
      select subscriber_id, cutoff_from, cutoff_to, array(${shownIn(sql`picks`)})::text as shown,
        outcome = 'withdrawn' as withdrawn
      from digests
      where subscriber_id = wanted.id and period >= (oldest.slot at time zone 'UTC')::date - 1
        and slot_at > oldest.slot and cutoff_to >= coalesce(wanted.since, '-infinity')
        and outcome in ('picked', 'nothing-new', 'withdrawn')
      order by slot_at offset 0) d
    order by d.subscriber_id, d.cutoff_to`)
  for (const row of rows) {
    const id = Number(row.subscriber_id)
    const past = histories.get(id) ?? []
    const shown = (row.shown ?? '{}').slice(1, -1)
    past.push({
      from: momentOf(row.cutoff_from),
      to: momentOf(row.cutoff_to),
      shown: shown === '' ? [] : shown.split(',').map(Number),
      ...(row.withdrawn ? { withdrawn: true } : {}),
    })
    histories.set(id, past)
  }
  return histories
}
