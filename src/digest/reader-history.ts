/** What readers were mailed before, or would have been, for many readers at once. */
import { sql } from 'drizzle-orm'
import type { PastDigest } from '../matching/eligible.ts'
import { arrayLiteral } from '../storage/array-literal.ts'
import type { Executor } from '../storage/database.ts'
import { momentOf } from './moment.ts'
import { owedIn, shownIn } from './shown-in.ts'

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
      select subscriber_id, cutoff_from, cutoff_to, outcome = 'withdrawn' as withdrawn,
        case outcome when 'withdrawn' then array(${owedIn(sql`picks`)})::text
          else array(${shownIn(sql`picks`)})::text end as shown
      from digests
      where subscriber_id = wanted.id and period >= (oldest.slot at time zone 'UTC')::date - 1
        and slot_at > oldest.slot and cutoff_to >= coalesce(wanted.since, '-infinity')
        and outcome in ('picked', 'nothing-new', 'withdrawn')
      order by slot_at offset 0) d
    order by d.subscriber_id, d.cutoff_to`)
  const joined = rows.length === 0 ? new Map<number, number>() : await readJoined(db)
  for (const row of rows) {
    const id = Number(row.subscriber_id)
    const past = histories.get(id) ?? []
    const shown = (row.shown ?? '{}').slice(1, -1)
    past.push({
      from: momentOf(row.cutoff_from),
      to: momentOf(row.cutoff_to),
      shown: shown === '' ? [] : withJoined(shown.split(',').map(Number), joined),
      ...(row.withdrawn ? { withdrawn: true } : {}),
    })
    histories.set(id, past)
  }
  return histories
}

/** Rows that were joined to another (papers/join-papers.ts): there are hardly any. */
async function readJoined(db: Executor): Promise<Map<number, number>> {
  const rows = await db.execute<{ id: string; joined_to: string }>(sql`
    select id, joined_to from papers where joined_to is not null`)
  return new Map(rows.map((row) => [Number(row.id), Number(row.joined_to)]))
}

/** Whoever was mailed a paper under one name has it under the other as well. */
function withJoined(shown: number[], joined: ReadonlyMap<number, number>): number[] {
  if (joined.size === 0) return shown
  return shown.flatMap((id) => {
    const kept = joined.get(id)
    return kept === undefined ? [id] : [id, kept]
  })
}
