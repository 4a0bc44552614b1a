/** What needs a person about the papers coming in: a day of arXiv that did not come whole, a source that
 * has given nothing for a day, a calendar that has run out. */
import { sql } from 'drizzle-orm'
import { listingDayAt } from '../../ingest/arxiv-calendar.ts'
import { holidaysKnownUntil } from '../../ingest/arxiv-holidays.ts'
import { isFeedIn, repairName } from '../../ingest/freshness/feed-days.ts'
import { publicSourceName } from '../../lib/feed-name.ts'
import { alarms as words } from '../../locales/en/alarms.ts'
import type { Executor } from '../../storage/database.ts'
import type { GapKind } from '../../storage/schema/operations.ts'
import type { Alarm } from './alarm.ts'

export async function sourceAlarms(db: Executor): Promise<Alarm[]> {
  return [...(await gapAlarms(db)), ...(await failingAlarms(db)), ...(await calendarAlarms(db))]
}

type GapRow = {
  day: string
  kind: GapKind
  categories: string[]
  papers: number
  open: boolean
  long: boolean
  error: string | null
}

/** Fewer may be stragglers of a day, and need nobody. */
const fewPapers = 20

/** Those that are open, and of the last half day those that were repaired: somebody should know that
 * the digests of the morning lacked something. */
async function gapAlarms(db: Executor): Promise<Alarm[]> {
  const rows = await db.execute<GapRow>(sql`
    select listing_day::text as day, kind, categories, papers, repaired_at is null as open,
      noticed_at < clock_timestamp() - interval '6 hours' as long, last_error as error
    from gaps
    where (repaired_at is null and (kind <> 'partial' or papers > 0 or categories <> '{}'))
      or (repaired_by = ${repairName} and papers >= ${fewPapers}
        and repaired_at > clock_timestamp() - interval '12 hours'
        and repaired_at <= clock_timestamp())
    order by listing_day`)
  return rows.map((row): Alarm => {
    const said = row.open ? words.gap(row, row.error) : words.repaired(row)
    const facts = { day: row.day, kind: row.kind, papers: row.papers }
    return {
      key: `gap:${row.day}`,
      severity: row.open && row.long ? 'error' : 'warning',
      ...said,
      facts,
    }
  })
}

/** A source that worked once and has failed three times over a day. */
async function failingAlarms(db: Executor): Promise<Alarm[]> {
  const rows = await db.execute<{ name: string; since: string; error: string }>(sql`
    select name, coalesce(last_success_at, last_attempt_at) as since, last_error as error
    from sources
    where failures >= 3 and last_error is not null
      and coalesce(last_success_at, '-infinity') < clock_timestamp() - interval '24 hours'
      and last_attempt_at > clock_timestamp() - interval '3 days'
    order by name`)
  return rows.map(({ name, since, error }) => ({
    key: `source-failing:${publicSourceName(name)}`,
    severity: 'warning',
    ...words.sourceFailing(name, new Date(since), error),
    facts: { source: name },
  }))
}

async function calendarAlarms(db: Executor): Promise<Alarm[]> {
  const rows = await db.execute<{ now: string }>(sql`
    select clock_timestamp() as now from sources where ${isFeedIn(sql`name`)} limit 1`)
  const now = rows[0]?.now
  if (now === undefined || listingDayAt(new Date(now)) <= holidaysKnownUntil) return []
  return [
    {
      key: 'arxiv-holidays',
      severity: 'warning',
      ...words.holidaysEnded(holidaysKnownUntil),
      facts: { until: holidaysKnownUntil },
    },
  ]
}
