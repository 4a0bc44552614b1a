/** Letters a day, counted where all instances see them. A batch is counted in the transaction that
 * begins its attempt and taken off in the statement that learns the provider has none of it, so a kill
 * leaves it counted. A batch counts exactly while it is attempting, maybe taken, accepted or unknown.
 * Days are UTC's: a window of 24 h would move every digest a little later each day that is full. */
import { type SQL, sql } from 'drizzle-orm'
import type { Executor, Tx } from '../../storage/database.ts'
import type { Lane } from '../../storage/schema/delivery.ts'
import type { DeliveryDeps } from '../deps.ts'
import type { ClaimedBatch } from '../states.ts'
import { type DayCount, leftOfDay, warmUpLimit, warmUpSteps } from './allowance.ts'

export type SendLimits = {
  /** Letters a day through this transport. */
  dailyCap: number | null
  warmUp: boolean
  /** Of the From address. */
  domain: string
}

type Deps = Pick<DeliveryDeps, 'transport' | 'limits'>

const today = sql`(clock_timestamp() at time zone 'UTC')::date`

export const isLimited = ({ limits }: Deps): boolean =>
  limits !== undefined && (limits.dailyCap !== null || limits.warmUp)

export type Left = { letters: number; reason: string }

/** How many letters of the lane may still leave today, and which limit says so. */
export async function leftToday(db: Executor, deps: Deps, lane: Lane): Promise<Left> {
  const { limits } = deps
  if (!limits || !isLimited(deps)) return { letters: Number.POSITIVE_INFINITY, reason: '' }
  const { all, domain, daysBefore } = await readDay(db, deps.transport.name, limits.domain)
  const warm = limits.warmUp ? warmUpLimit(daysBefore) : null
  const byCap = leftOfDay({ limit: limits.dailyCap, taken: all, lane })
  const byWarmUp = leftOfDay({ limit: warm, taken: domain, lane })
  return byWarmUp < byCap
    ? {
        letters: byWarmUp,
        reason: `warm-up of ${limits.domain}: ${warm} letters on day ${daysBefore + 1}`,
      }
    : { letters: byCap, reason: `DAILY_CAP: ${limits.dailyCap} letters a day` }
}

/** What warming up allows today, and which day of sending it is; null: no limit (any more). */
export async function warmUpToday(
  db: Executor,
  { transport, domain }: { transport: string; domain: string },
): Promise<{ limit: number; day: number } | null> {
  const { daysBefore } = await readDay(db, transport, domain)
  const limit = warmUpLimit(daysBefore)
  return limit === null ? null : { limit, day: daysBefore + 1 }
}

async function readDay(db: Executor, transport: string, domain: string) {
  const rows = await db.execute<Record<string, number>>(sql`
    select coalesce(sum(urgent), 0)::int as urgent, coalesce(sum(bulk), 0)::int as bulk,
      coalesce(sum(urgent) filter (where domain = ${domain}), 0)::int as own_urgent,
      coalesce(sum(bulk) filter (where domain = ${domain}), 0)::int as own_bulk,
      (select count(*)::int from (select from send_days
        where transport = ${transport} and domain = ${domain} and day < ${today}
          and urgent + bulk > 0 limit ${warmUpSteps.length}) as earlier) as days_before
    from send_days where transport = ${transport} and day = ${today}`)
  const row = rows[0] ?? {}
  const all: DayCount = { urgent: row.urgent ?? 0, bulk: row.bulk ?? 0 }
  const own: DayCount = { urgent: row.own_urgent ?? 0, bulk: row.own_bulk ?? 0 }
  return { all, domain: own, daysBefore: row.days_before ?? 0 }
}

/** False: the batch does not fit into what is left. One that may be taken already is counted, never
 * refused: repeating it is the only way to learn its fate. */
export async function countDay(tx: Tx, deps: Deps, batch: ClaimedBatch): Promise<boolean> {
  if (batch.state === 'maybe-taken') {
    if (!(await isCountedToday(tx, batch.id))) await add(tx, deps, batch)
    return true
  }
  if (isLimited(deps)) {
    await lockDay(tx, deps)
    const left = await leftToday(tx, deps, batch.lane)
    if (batch.letters.length > left.letters) return false
  }
  await add(tx, deps, batch)
  return true
}

const domainOf = ({ limits }: Deps): string => limits?.domain ?? ''

/** All rows of the day, so that whoever begins next counts with this batch. */
async function lockDay(tx: Tx, deps: Deps): Promise<void> {
  const { name } = deps.transport
  await tx.execute(sql`
    insert into send_days (transport, domain, day) values (${name}, ${domainOf(deps)}, ${today})
    on conflict do nothing`)
  await tx.execute(sql`
    select id from send_days where transport = ${name} and day = ${today} order by id for update`)
}

async function add(tx: Tx, deps: Deps, { id, lane, letters }: ClaimedBatch): Promise<void> {
  const n = letters.length
  await tx.execute(sql`
    with counted as (
      insert into send_days as had (transport, domain, day, urgent, bulk)
      values (${deps.transport.name}, ${domainOf(deps)}, ${today},
        ${lane === 'urgent' ? n : 0}, ${lane === 'bulk' ? n : 0})
      on conflict (transport, day, domain) do update
        set urgent = had.urgent + excluded.urgent, bulk = had.bulk + excluded.bulk
      returning id)
    update batches set send_day_id = counted.id from counted where batches.id = ${id}`)
}

async function isCountedToday(tx: Tx, batchId: string): Promise<boolean> {
  const rows = await tx.execute(sql`
    select from batches join send_days on send_days.id = batches.send_day_id
    where batches.id = ${batchId} and send_days.day = ${today}`)
  return rows.length > 0
}

/** For a statement whose CTE `from` holds batches that the provider has just said it has none of:
 * their `lane, size, send_day_id`. */
export const uncount = (from: SQL, when: SQL = sql`true`): SQL => sql`
  update send_days set
    urgent = urgent - case when gone.lane = 'urgent' then gone.size else 0 end,
    bulk = bulk - case when gone.lane = 'bulk' then gone.size else 0 end
  from ${from} as gone where send_days.id = gone.send_day_id and ${when}`
