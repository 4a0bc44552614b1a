/** The conditions that need a person, read from what stands in the database: so a restart or another
 * instance finds the same, and what is mended is gone by itself. */
import { gt, sql } from 'drizzle-orm'
import { laneWords } from '../../cli/lane-option.ts'
import { bulkShare } from '../../delivery/pace/allowance.ts'
import { type AlarmWords, alarms as words } from '../../locales/en/alarms.ts'
import type { Executor } from '../../storage/database.ts'
import { lanes } from '../../storage/schema/delivery.ts'
import { domainPauses } from '../../storage/schema/returns.ts'
import type { Expected } from '../../subscribers/count-expected.ts'
import type { Alarm } from './alarm.ts'

export type Seen = {
  transport: string
  dailyCap: number | null
  expected: Expected
}

export async function findAlarms(db: Executor, seen: Seen): Promise<Alarm[]> {
  return [
    ...(await laneAlarms(db, seen.transport)),
    ...(await unknownAlarms(db, seen.transport)),
    ...(await domainAlarms(db)),
    ...planAlarms(seen),
  ]
}

type LaneRow = typeof lanes.$inferSelect

async function laneAlarms(db: Executor, transport: string): Promise<Alarm[]> {
  const rows = await db.select().from(lanes).orderBy(lanes.name)
  return rows.flatMap((row): Alarm[] => {
    const facts = { lane: row.name, reason: row.heldReason ?? row.parkedReason ?? '' }
    const held = row.held ? heldWords(row, transport) : null
    if (held) return [{ key: `lane-held:${row.name}`, severity: 'error', ...held, facts }]
    if (row.parkedUntil === null || row.parkedBy !== 'quota') return []
    const parked = words.quota(laneWords[row.name], transport, row.parkedReason ?? '')
    return [{ key: `lane-parked:${row.name}`, severity: 'warning', ...parked, facts }]
  })
}

/** Null for what a person did or was told of otherwise. */
function heldWords({ name, heldBy, heldReason }: LaneRow, transport: string): AlarmWords | null {
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
  const rows = await db
    .select()
    .from(domainPauses)
    .where(gt(domainPauses.until, sql`clock_timestamp()`))
  return rows.map(({ domain, reason, until }) => ({
    key: `domain-paused:${domain}`,
    severity: 'error',
    ...words.domain(domain, reason, until),
    facts: { domain, reason, until: until.toISOString() },
  }))
}

function planAlarms({ dailyCap, expected }: Seen): Alarm[] {
  const { readers, digests } = expected
  if (dailyCap === null || digests <= bulkShare(dailyCap)) return []
  const facts = { readers, digests, cap: dailyCap }
  return [{ key: 'plan', severity: 'warning', ...words.plan(readers, dailyCap, digests), facts }]
}
