/** What the database says: that it answers, and how the mail in it stands. */
import { sql } from 'drizzle-orm'
import { listPausedDomains } from '../../delivery/returns/paused-domains.ts'
import type { Db } from '../../storage/database.ts'
import { pendingMigrations } from '../../storage/migrate-database.ts'
import type { OpenDatabase } from '../../storage/open-database.ts'
import { readCopyRecord } from '../copies/copy-record.ts'
import { doubtLine } from '../copies/tell-copy.ts'
import { laneFacts } from '../operate/lane-facts.ts'
import { judgeSkew } from './account-checks.ts'
import { type Check, type Finding, fail, ok, warn } from './finding.ts'

const slowMs = 100
const oldHours = 6

export const storeChecks = (db: Db, kind: OpenDatabase['kind']): Check[] => [
  { check: 'database', look: () => lookAtDatabase(db, kind) },
  { check: 'migrations', look: () => lookAtMigrations(db) },
  { check: 'clock of the database', look: () => lookAtClock(db) },
  { check: 'lanes', look: () => lookAtLanes(db) },
  { check: 'domains of readers', look: () => lookAtDomains(db) },
  { check: 'unknown letters', look: () => lookAtUnknown(db) },
  { check: 'oldest letter', look: () => lookAtOldest(db) },
]

async function one<T extends Record<string, unknown>>(
  db: Db,
  query: ReturnType<typeof sql>,
): Promise<T> {
  const rows = await db.execute<T>(query)
  return rows[0] as T
}

async function lookAtDatabase(db: Db, kind: OpenDatabase['kind']): Promise<Finding> {
  const { version } = await one<{ version: string }>(
    db,
    sql`select current_setting('server_version') as version`,
  )
  const ms = Math.round(await bestOfThree(() => db.execute(sql`select 1`)))
  const found = `${kind === 'embedded' ? 'embedded ' : ''}Postgres ${version.split(' ')[0]} answers in ${ms} ms`
  return ms <= slowMs
    ? ok(found)
    : warn(found, 'Put it nearer, or look what keeps it busy (pg_stat_activity).')
}

/** One slow answer says nothing: the other checks run beside it. */
async function bestOfThree(ask: () => Promise<unknown>): Promise<number> {
  let best = Number.POSITIVE_INFINITY
  for (let asked = 0; asked < 3; asked++) {
    const began = performance.now()
    await ask()
    best = Math.min(best, performance.now() - began)
  }
  return best
}

async function lookAtMigrations(db: Db): Promise<Finding> {
  const pending = await pendingMigrations(db)
  if (pending.length === 0) return ok('the schema is that of this version')
  return fail(`${pending.join(', ')} not applied yet`, 'Give `paperboy migrate`.')
}

async function lookAtClock(db: Db): Promise<Finding> {
  const began = Date.now()
  const { ms } = await one<{ ms: string }>(
    db,
    sql`select extract(epoch from clock_timestamp()) * 1000 as ms`,
  )
  return judgeSkew((began + Date.now()) / 2, Number(ms), "the database's clock")
}

async function lookAtLanes(db: Db): Promise<Finding> {
  const copy = await readCopyRecord(db)
  const shut = (await laneFacts(db)).filter(({ held, parked }) => held || parked)
  const held = shut.filter((lane) => lane.held)
  const words = shut.map(
    ({ lane, held: hold, parked, letters }) =>
      `${lane} is ${hold ? `held (${hold.reason})` : `parked (${parked?.reason})`} with ${letters} waiting`,
  )
  const found = [...words, ...(copy ? [doubtLine(copy)] : [])].join('; ')
  if (held.length > 0) {
    const live = held.every((lane) => lane.held?.by === 'not-live')
    return fail(found, `\`paperboy ${live ? 'live' : 'resume'}\` shows more and releases it.`)
  }
  if (shut.length > 0) return warn(found, 'It is tried again by itself each hour.')
  return ok('both lanes are open')
}

async function lookAtDomains(db: Db): Promise<Finding> {
  const paused = await listPausedDomains(db)
  if (paused.length === 0) return ok('no mail domain refuses us')
  return fail(
    paused.map(({ domain, reason }) => `${domain} refuses us (${reason})`).join('; '),
    'Mend what it names, then give `paperboy suppressions release --domain` with its name.',
  )
}

async function lookAtUnknown(db: Db): Promise<Finding> {
  const { count } = await one<{ count: number }>(
    db,
    sql`select count(*)::int as count from letters
      where state = 'unknown' and settled_at > clock_timestamp() - interval '30 days'`,
  )
  if (count === 0) return ok('none in 30 days')
  return warn(
    `of ${count === 1 ? '1 letter' : `${count} letters`} in 30 days nobody knows whether it was sent`,
    'They count as mailed. Look for them at Resend or in the log of your relay.',
  )
}

async function lookAtOldest(db: Db): Promise<Finding> {
  const { hours, count } = await one<{ hours: string | null; count: number }>(
    db,
    sql`select extract(epoch from clock_timestamp() - min(created_at)) / 3600 as hours,
      count(*)::int as count from letters where state in ('waiting', 'frozen')`,
  )
  if (hours === null) return ok('no letter waits')
  const age = Number(hours)
  const minutes = Math.round(age * 60)
  const found = `the oldest of ${count} has waited ${minutes < 120 ? `${minutes} min` : `${Math.round(age)} h`}`
  if (age < oldHours) return ok(found)
  return warn(found, 'Look at lanes above, and whether `serve` runs.')
}

/** Letters of digests on the busiest weekday. */
export async function busiestDay(db: Db): Promise<number> {
  const { most } = await one<{ most: number }>(
    db,
    sql`select coalesce(max(letters), 0)::int as most from (
      select day, count(*) as letters from subscribers cross join generate_series(1, 7) as day
      where state = 'confirmed' and (rhythm = 'daily' or (rhythm = 'weekdays' and day <= 5)
        or (rhythm = 'weekly' and weekday = day))
      group by day) as days`,
  )
  return most
}
