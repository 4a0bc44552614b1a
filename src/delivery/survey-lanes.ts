/** What could be tried right now, urgent lane first, and when something can be tried next. */
import { sql } from 'drizzle-orm'
import type { Lane } from '../storage/schema/delivery.ts'
import { type DeliveryDeps, troubledLimit } from './deps.ts'
import { deferredCode } from './judge-refusal.ts'
import { lanesInOrder } from './lanes.ts'
import { rested, unleased } from './over.ts'
import { isActive, isDue, isOurs } from './take-over-batch.ts'
import { anyWaitingIn } from './waiting-letters.ts'

export type Work = { lane: Lane; from: 'due' | 'waiting' }

const laneRows = sql.join(
  lanesInOrder.map((lane, rank) => sql`(${lane}::text, ${rank}::int)`),
  sql`, `,
)

const isParked = sql`coalesce(parked_until > clock_timestamp(), false)`

/** The first thing to do, or null. Repeating comes before freezing: an unclear fate is the older
 * promise, and our own cap does not forbid it. A lane with several batches in trouble freezes nothing more
 * until one is answered. */
export async function findWork(deps: DeliveryDeps): Promise<Work | null> {
  const rows = await deps.db.execute<{ lane: Lane; due: boolean; waiting: boolean }>(sql`
    select lane.name as lane,
      exists (select 1 from batches where ${isDue} and lane = lane.name and ${isOurs(deps)}) as due,
      not ${isParked} and ${anyWaitingIn(sql`lane.name`)}
        and ${troubledLimit} > (select count(*) from batches
          where ${isActive} and lane = lane.name and ${isOurs(deps)}
            and (state = 'maybe-taken' or (state = 'open' and attempts > 0
              and error_code is distinct from ${deferredCode}))) as waiting
    from (values ${laneRows}) as lane(name, rank) left join lanes on lanes.name = lane.name
    where not coalesce(held, false) and (not ${isParked} or parked_by = 'cap')
    order by rank`)
  for (const row of rows) {
    if (row.due) return { lane: row.lane, from: 'due' }
    if (row.waiting) return { lane: row.lane, from: 'waiting' }
  }
  return null
}

/** Milliseconds until a rested batch, a lapsed lease or a probe, by the database's clock; null when
 * nothing is ahead. Leases of other instances count: they may lapse. */
export async function nextTryIn(deps: DeliveryDeps): Promise<number | null> {
  const rows = await deps.db.execute<{ ms: string | null }>(sql`
    select extract(epoch from min(at) - clock_timestamp()) * 1000 as ms from (
      select coalesce(greatest(case when parked_by is distinct from 'cap' then parked_until end,
        case when not ${rested} then next_attempt_at end,
        case when not ${unleased} then lease_until end), clock_timestamp()) as at
      from batches left join lanes on lanes.name = batches.lane
      where ${isActive} and not coalesce(held, false) and ${isOurs(deps)}
      union all
      select parked_until from lanes
      where not held and parked_until is not null and ${anyWaitingIn(sql`lanes.name`)}
    ) as ahead`)
  const ms = rows[0]?.ms
  return ms === null || ms === undefined ? null : Math.max(0, Math.ceil(Number(ms)))
}
