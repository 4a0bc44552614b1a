/** What left, what waits and what came back, for whoever runs the service. */
import { sql } from 'drizzle-orm'
import type { Db } from '../storage/database.ts'
import type { Lane, LetterState } from '../storage/schema/delivery.ts'
import type { Returns } from './breaker/judge-returns.ts'
import { tellReturns } from './breaker/watch-returns.ts'

export type LaneTraffic = {
  lane: Lane
  waiting: number
  /** Seconds that the oldest of them has waited; null: none does. */
  oldestSeconds: number | null
  /** Why it is stopped; null: it is not. */
  heldReason: string | null
  /** ISO instant; null: not parked. */
  parkedUntil: string | null
}

export type Traffic = {
  lanes: LaneTraffic[]
  /** Letters whose fate is open: nobody sends them again. */
  unknown: number
  /** Oldest first, days without any included (UTC). */
  days: Array<{ day: string; accepted: number; bounces: number; complaints: number }>
  returns: { week: Returns; newest: Returns }
  /** Of the newest letters, how many there are in each state; the most first. */
  states: Array<{ state: LetterState; letters: number }>
}

/** More would have to be walked. */
export const newestCounted = 10_000

/** Along indexes: batches_accepted, batches_unknown, letters_waiting, provider_events_faults. */
export async function readTraffic(db: Db, { days }: { days: number }): Promise<Traffic> {
  const from = sql`(clock_timestamp() at time zone 'UTC')::date - ${days - 1}::int`
  const lanes = await db.execute<LaneTraffic>(sql`
    select lane.name as lane, coalesce(queue.waiting, 0)::int as waiting,
      extract(epoch from clock_timestamp() - queue.oldest)::int as "oldestSeconds",
      case when lanes.held then coalesce(lanes.held_reason, '') end as "heldReason",
      case when lanes.parked_until > clock_timestamp() then lanes.parked_until end as "parkedUntil"
    from (values ('urgent', 0), ('bulk', 1)) as lane(name, rank)
    left join lanes on lanes.name = lane.name
    left join (select lane, count(*) as waiting, min(created_at) as oldest from letters
      where waiting group by lane) as queue on queue.lane = lane.name
    order by lane.rank`)
  const [unknown] = await db.execute<{ letters: number }>(sql`
    select coalesce(sum(size), 0)::int as letters from batches where state = 'unknown'`)
  const rows = await db.execute<Traffic['days'][number]>(sql`
    with days as (select d::date as day from generate_series(${from}, ${from} + ${days - 1}::int,
        interval '1 day') as d),
      sent as (select (settled_at at time zone 'UTC')::date as day, sum(size)::int as accepted
        from batches where state = 'accepted' and settled_at >= ${from} group by 1),
      back as (select (at at time zone 'UTC')::date as day,
          count(*) filter (where verdict = 'address')::int as bounces,
          count(*) filter (where verdict = 'complaint')::int as complaints
        from provider_events where verdict in ('address', 'complaint') and at >= ${from} group by 1)
    select days.day::text as day, coalesce(accepted, 0) as accepted,
      coalesce(bounces, 0) as bounces, coalesce(complaints, 0) as complaints
    from days left join sent using (day) left join back using (day) order by days.day`)
  const states = await db.execute<Traffic['states'][number]>(sql`
    select state, count(*)::int as letters
    from (select state from letters order by id desc limit ${newestCounted}) newest
    group by state order by letters desc, state`)
  return {
    states: [...states],
    lanes: [...lanes],
    unknown: unknown?.letters ?? 0,
    days: [...rows],
    returns: await tellReturns(db),
  }
}
