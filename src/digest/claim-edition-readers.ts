/** Claims who wants editions when they are published and has not been considered for one of the last
 * hours, page by page. Who is paused, or had a digest of their date, waits for their slot. */
import { type SQL, sql } from 'drizzle-orm'
import { localDate } from '../lib/local-time.ts'
import { arrayLiteral } from '../storage/array-literal.ts'
import type { Executor, Tx } from '../storage/database.ts'
import type { Rhythm, Strictness } from '../storage/schema/subscribers.ts'
import { momentOf } from './moment.ts'

export type EditionReader = {
  id: number
  timezone: string
  hour: number
  rhythm: Rhythm
  weekday: number
  number: number
  strictness: Strictness
  cutoff: Date
  /** A pause that is over, and whose catch-up has not come yet. */
  pausedUntil: string | null
  /** Their local date, YYYY-MM-DD. */
  period: string
}

export type EditionTime = { until: Date; lateLimitHours: number }
/** Zones of those who may wait, and the date there. */
export type LocalDates = Array<{ zone: string; date: string }>

/** Worked out here: one zone that the server does not know would fail the whole query. */
export async function readLocalDates(db: Executor, time: EditionTime): Promise<LocalDates> {
  const rows = await db.execute<{ zone: string }>(sql`
    with ${followed(time)} select distinct s.timezone as zone from subscribers s where ${wants}`)
  return rows.map(({ zone }) => ({ zone, date: localDate(time.until, zone) }))
}

/** Null when nobody waits. */
export async function oldestWaitingCutoff(
  db: Executor,
  time: EditionTime,
  dates: LocalDates,
): Promise<Date | null> {
  const rows = await db.execute<{ oldest: string | null }>(sql`
    with ${followed(time)} select min(s.cutoff) as oldest
    from subscribers s join ${today(dates)} on today.zone = s.timezone
    where ${wants} and ${isFree}`)
  const oldest = rows[0]?.oldest
  return oldest ? momentOf(oldest) : null
}

/** `after`: from where on the pool has the papers. `beyond`: the id that ended the page before. */
export async function claimEditionReaders(
  tx: Tx,
  time: EditionTime,
  page: { dates: LocalDates; after: Date; beyond: number; limit: number },
): Promise<EditionReader[]> {
  const rows = await tx.execute<Omit<EditionReader, 'cutoff'> & { cutoff: string }>(sql`
    with ${followed(time)}
    select s.id::int as id, s.timezone, s.hour, s.rhythm, s.weekday, s.number, s.strictness, s.cutoff,
      s.paused_until::text as "pausedUntil", today.date::text as period
    from subscribers s join ${today(page.dates)} on today.zone = s.timezone
    where s.id > ${page.beyond}::bigint and s.cutoff >= ${page.after.toISOString()}::timestamptz
      and ${wants} and ${isFree}
    order by s.id limit ${page.limit} for update of s skip locked`)
  return rows.map((row) => ({ ...row, cutoff: momentOf(row.cutoff) }))
}

/** Editions released within the late limit. */
const followed = ({ until, lateLimitHours }: EditionTime): SQL => sql`
  out as (select r.tag_id, e.released_at from editions e join series r on r.id = e.series_id
    where e.state = 'published' and e.released_at <= ${until.toISOString()}::timestamptz
      and e.released_at > ${until.toISOString()}::timestamptz
        - make_interval(hours => ${lateLimitHours})),
  followed as (select tag_id, released_at from out union all
    select t.id, out.released_at from out, tags t where t.slug = 'edition')`

const wants = sql`
  s.state = 'confirmed' and s.next_due_at is not null
  and s.id in (select i.subscriber_id from interests i join followed f on f.tag_id = i.tag_id
    where i.level <> 'mute')
  and s.cutoff < (select max(f.released_at) from interests i join followed f on f.tag_id = i.tag_id
    where i.subscriber_id = s.id and i.level <> 'mute')
  and (s.edition_timing = 'published' or (s.edition_timing is null and not exists (
    select 1 from interests i left join tags t on t.id = i.tag_id
    where i.subscriber_id = s.id and i.level <> 'mute' and t.kind is distinct from 'edition')))`

const today = (dates: LocalDates): SQL => sql`unnest(
  ${arrayLiteral(dates.map(({ zone }) => zone))}::text[],
  ${arrayLiteral(dates.map(({ date }) => date))}::date[]) as today(zone, date)`

/** An edition's digest counts whatever became of it: there is one a date. */
const isFree = sql`
  coalesce(s.paused_until <= today.date, true)
  and not exists (select 1 from digests d where d.subscriber_id = s.id and d.period >= today.date
    and (d.kind = 'edition' or d.outcome in ('picked', 'unknown')))`
