/** Lanes stopped for a while: by a quota of the provider, until one letter an hour asks and is
 * accepted, or by our own cap, until the day turns. */
import { type SQL, sql } from 'drizzle-orm'
import type { Executor } from '../../storage/database.ts'
import type { Lane } from '../../storage/schema/delivery.ts'
import { longestRestSeconds } from '../deps.ts'

/** A UTC day, with a margin. */
const longestCapSeconds = 86_460

/** A refused probe renews a parking for an hour; what ran out long before a probe could be on its way is
 * of a lane without letters, which nobody asks about. */
const isAskedAbout = sql`parked_until > clock_timestamp() - interval '5 minutes'`

/** Of rows of `lanes`: the provider refuses the lane's letters, as far as is known. */
export const isRefusedByQuota = sql`coalesce(parked_by = 'quota' and ${isAskedAbout}, false)`

export async function parkLane(
  db: Executor,
  input: { lane: Lane; reason: string; seconds: number },
): Promise<void> {
  const until = sql`clock_timestamp() + make_interval(secs => ${input.seconds})`
  await noteQuota(db, input.lane)
  await park(db, { ...input, by: 'quota', until })
}

/** A probe that is refused is the same hit; another one on the same day tells nothing new. */
async function noteQuota(db: Executor, lane: Lane): Promise<void> {
  const day = (at: SQL): SQL => sql`(${at} at time zone 'UTC')::date`
  await db.execute(sql`
    insert into lanes as had (name, quota_hit_at) values (${lane}, clock_timestamp())
    on conflict (name) do update set quota_hit_at = clock_timestamp(),
      quota_hit_before = case
        when ${day(sql`had.quota_hit_at`)} < ${day(sql`clock_timestamp()`)} then had.quota_hit_at
        else had.quota_hit_before end
      where had.parked_by is distinct from 'quota'`)
}

/** Until the UTC day turns, also where a quota's time has run out: nobody may ask before then. False:
 * it is parked already, by this or another instance. */
export async function parkCappedLane(
  db: Executor,
  { lane, reason }: { lane: Lane; reason: string },
): Promise<boolean> {
  const until = sql`(date_trunc('day', clock_timestamp() at time zone 'UTC') + interval '1 day')
    at time zone 'UTC'`
  return park(db, { lane, reason, by: 'cap', until })
}

async function park(
  db: Executor,
  input: { lane: Lane; reason: string; by: 'quota' | 'cap'; until: SQL },
): Promise<boolean> {
  const rows = await db.execute(sql`
    insert into lanes (name, parked_until, parked_reason, parked_by)
    values (${input.lane}, ${input.until}, ${input.reason}, ${input.by})
    on conflict (name) do update set parked_until = excluded.parked_until,
      parked_reason = excluded.parked_reason, parked_by = excluded.parked_by
      where excluded.parked_by = 'quota' or lanes.parked_until is null
        or lanes.parked_until <= clock_timestamp()
    returning name`)
  return rows.length > 0
}

/** The day has turned: what our cap parked is open, and no longer shown as parked. */
export async function unparkTurned(db: Executor): Promise<void> {
  await db.execute(sql`
    update lanes set parked_until = null, parked_reason = null, parked_by = null
    where parked_by = 'cap' and parked_until <= clock_timestamp()`)
}

/** Parked for longer than anything is: that was written before the database's clock jumped back. The
 * provider is asked at once, our own cap counted anew. */
export async function unparkFromFuture(db: Executor): Promise<void> {
  await db.execute(sql`
    update lanes set parked_until = clock_timestamp()
    where parked_until > clock_timestamp() + make_interval(secs => case parked_by
      when 'cap' then ${longestCapSeconds}::int else ${longestRestSeconds}::int end)`)
}

/** A probe was accepted. Quotas are of the account, so the other lane may ask at once. */
export async function unparkLane(db: Executor, lane: Lane): Promise<void> {
  await db.execute(sql`
    update lanes set
      parked_until = case when name = ${lane} then null
        else least(parked_until, clock_timestamp()) end,
      parked_reason = case when name = ${lane} then null else parked_reason end,
      parked_by = case when name = ${lane} then null else parked_by end
    where parked_by is distinct from 'cap' and parked_until is not null`)
}

/** One instance wins the right to probe a lane whose parking has run out. A refusal after a time in which
 * nobody asked is a hit of its own: the one before may have been over long since. */
export async function claimProbe(
  tx: Executor,
  input: { lane: Lane; seconds: number },
): Promise<boolean> {
  const rows = await tx.execute(sql`
    update lanes set parked_until = clock_timestamp() + make_interval(secs => ${input.seconds}),
      parked_by = case when ${isAskedAbout} then parked_by end
    where name = ${input.lane} and not held and parked_until <= clock_timestamp()
    returning name`)
  return rows.length > 0
}

/** There was nothing to ask with after all: the next letter may ask at once. */
export async function returnProbe(tx: Executor, lane: Lane): Promise<void> {
  await tx.execute(sql`
    update lanes set parked_until = clock_timestamp()
    where name = ${lane} and parked_by is distinct from 'cap' and parked_until is not null`)
}
