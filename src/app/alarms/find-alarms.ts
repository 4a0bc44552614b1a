/** The conditions that need a person, read from what stands in the database: so a restart or another
 * instance finds the same, and what is mended is gone by itself. */
import { getTableColumns, sql } from 'drizzle-orm'
import { laneWords } from '../../cli/lane-option.ts'
import { bulkShare } from '../../delivery/pace/allowance.ts'
import { isRefusedByQuota } from '../../delivery/pace/parking.ts'
import { isPaused } from '../../delivery/returns/paused-domains.ts'
import { type AlarmWords, alarms as words } from '../../locales/en/alarms.ts'
import type { Executor } from '../../storage/database.ts'
import { lanes } from '../../storage/schema/delivery.ts'
import { domainPauses } from '../../storage/schema/returns.ts'
import type { Expected } from '../../subscribers/count-expected.ts'
import type { Alarm } from './alarm.ts'
import { backupAlarms } from './backup-alarms.ts'
import { sourceAlarms } from './source-alarms.ts'
import { webhookAlarms } from './webhook-alarms.ts'

export type Seen = {
  transport: string
  dailyCap: number | null
  expected: Expected
  /** Nightly backups are ours to make: the database is embedded. */
  backsUp?: boolean
}

export async function findAlarms(db: Executor, seen: Seen): Promise<Alarm[]> {
  return [
    ...(await laneAlarms(db, seen.transport)),
    ...(await unknownAlarms(db, seen.transport)),
    ...(await domainAlarms(db)),
    ...(await sourceAlarms(db)),
    ...(await webhookAlarms(db)),
    ...(seen.backsUp ? await backupAlarms(db) : []),
    ...((await quotaAlarms(db, seen.transport)) ?? planAlarms(seen)),
  ]
}

/** `heldLong`: for a day, or since before that was written down. */
type LaneRow = typeof lanes.$inferSelect & { heldLong: boolean; isRefused: boolean }

async function laneAlarms(db: Executor, transport: string): Promise<Alarm[]> {
  const long = sql<boolean>`coalesce(${lanes.heldSince} < clock_timestamp() - interval '1 day', true)`
  const refused = sql<boolean>`${isRefusedByQuota}`
  const rows = await db
    .select({ ...getTableColumns(lanes), heldLong: long, isRefused: refused })
    .from(lanes)
    .orderBy(lanes.name)
  return rows.flatMap((row): Alarm[] => {
    const facts = { lane: row.name, reason: row.heldReason ?? row.parkedReason ?? '' }
    const held = row.held ? heldWords(row, transport) : null
    if (held) return [{ key: `lane-held:${row.name}`, severity: 'error', ...held, facts }]
    if (!row.isRefused) return []
    const parked = words.quota(laneWords[row.name], transport, row.parkedReason ?? '')
    return [{ key: `lane-parked:${row.name}`, severity: 'warning', ...parked, facts }]
  })
}

/** Null for what a person did today, or was told of otherwise. */
function heldWords(
  { name, heldBy, heldReason, heldSince, heldLong }: LaneRow,
  transport: string,
): AlarmWords | null {
  const what = laneWords[name]
  const reason = heldReason ?? ''
  switch (heldBy) {
    case 'refused':
      return words.refused(what, transport, reason)
    case 'unmade':
      return words.unmade(what, reason)
    case 'unclear':
      return words.unclear(what, reason)
    case 'breaker':
      return words.breaker(what, reason)
    case 'person':
    case 'copy':
      return heldLong ? words.heldLong(what, heldBy, heldSince) : null
    default:
      return null
  }
}

/** Of the last day; older ones were told of. */
async function unknownAlarms(db: Executor, transport: string): Promise<Alarm[]> {
  const rows = await db.execute<{ n: number }>(sql`
    select coalesce(sum(size), 0)::int as n from batches
    where state = 'unknown' and settled_at > clock_timestamp() - interval '1 day'`)
  const n = rows[0]?.n ?? 0
  if (n === 0) return []
  return [
    { key: 'unknown', severity: 'warning', ...words.unknown(n, transport), facts: { letters: n } },
  ]
}

async function domainAlarms(db: Executor): Promise<Alarm[]> {
  const rows = await db.select().from(domainPauses).where(isPaused)
  return rows.map(({ domain, reason, until }) => ({
    key: `domain-paused:${domain}`,
    severity: 'error',
    ...words.domain(domain, reason, until),
    facts: { domain, reason, until: until.toISOString() },
  }))
}

/** One day's quota may be an accident; two in a row, or one that lasts longer than a day, is the plan.
 * Null: neither. A day and a half later it is told no more. */
async function quotaAlarms(db: Executor, transport: string): Promise<Alarm[] | null> {
  const rows = await db.execute<{ reason: string | null }>(sql`
    select parked_reason as reason from lanes
    where quota_hit_at > clock_timestamp() - interval '36 hours'
        and (quota_hit_at at time zone 'UTC')::date - (quota_hit_before at time zone 'UTC')::date = 1
      or ${isRefusedByQuota} and quota_hit_at < clock_timestamp() - interval '24 hours'
    order by name limit 1`)
  const row = rows[0]
  if (!row) return null
  const facts: Alarm['facts'] = row.reason === null ? {} : { reason: row.reason }
  return [{ key: 'plan', severity: 'warning', ...words.planByQuota(transport), facts }]
}

function planAlarms({ dailyCap, expected }: Seen): Alarm[] {
  const { readers, digests } = expected
  if (dailyCap === null || digests <= bulkShare(dailyCap)) return []
  const facts = { readers, digests, cap: dailyCap }
  return [{ key: 'plan', severity: 'warning', ...words.plan(readers, dailyCap, digests), facts }]
}
