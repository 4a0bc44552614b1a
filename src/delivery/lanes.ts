/** The two lanes and what stops them. Held: by a person, a rule or a refusal of ourselves, until
 * released. Parked (pace/parking.ts): by a quota or our own cap, for a while. */
import { sql } from 'drizzle-orm'
import type { Executor } from '../storage/database.ts'
import type { HeldBy, Lane, ParkedBy } from '../storage/schema/delivery.ts'

export const lanesInOrder: readonly Lane[] = ['urgent', 'bulk']

/** Ended by the operator's restart: mending the key or the build is why one restarts. */
const passing: readonly HeldBy[] = ['refused', 'unmade']

/** Nothing of the lane is frozen or sent until it is released. False: it was held already and keeps
 * its reason, except that a hold which a restart would end gives way to one that it would not, and any to
 * that of a copy, from which webhooks are not called either; but the breaker's news would be lost. */
export async function holdLane(
  db: Executor,
  input: { lane: Lane; reason: string; by?: HeldBy },
): Promise<boolean> {
  const by = input.by ?? 'person'
  const rows = await db.execute(sql`
    insert into lanes (name, held, held_reason, held_by, held_since)
    values (${input.lane}, true, ${input.reason}, ${by}, clock_timestamp())
    on conflict (name) do update
      set held = true, held_reason = excluded.held_reason, held_by = excluded.held_by,
        held_since = excluded.held_since
      where not lanes.held
        or (lanes.held_by in ${passing} and not (excluded.held_by in ${passing}))
        or (excluded.held_by = 'copy' and lanes.held_by not in ('copy', 'breaker'))
    returning name`)
  return rows.length > 0
}

/** What a bad key, an unverified domain or a broken build held is tried once more, and our own cap is
 * counted anew, as it may have been raised. What a person, the breaker or a copy of the database held
 * stays held, what a quota parked stays parked. */
export async function releaseRefusedLanes(
  db: Executor,
): Promise<Array<{ lane: Lane; reason: string }>> {
  await db.execute(sql`
    update lanes set parked_until = null, parked_reason = null, parked_by = null
    where parked_by = 'cap'`)
  const rows = await db.execute<{ name: Lane; reason: string }>(sql`
    update lanes set held = false, held_reason = null, held_by = null
    from (select name as lane, held_reason as reason from lanes
      where held and held_by in ${passing} for update) as refused
    where lanes.name = refused.lane
    returning lanes.name, refused.reason`)
  return rows.map(({ name, reason }) => ({ lane: name, reason }))
}

/** Ends a hold and a parking alike; the breaker counts from here. Returns whether there was one. */
export async function releaseLane(db: Executor, lane: Lane): Promise<boolean> {
  const rows = await db.execute(sql`
    update lanes set held = false, held_reason = null, held_by = null, parked_until = null,
      parked_reason = null, parked_by = null, released_at = clock_timestamp()
    where name = ${lane} and (held or parked_until is not null) returning name`)
  return rows.length > 0
}

/** What stands in the way of a lane right now. */
export type LaneGate = 'free' | 'probe' | 'capped' | 'parked' | 'held'

/** Asked inside the transaction that claims, so a hold stops the very next batch. */
export async function gateOf(tx: Executor, lane: Lane): Promise<LaneGate> {
  const rows = await tx.execute<{
    held: boolean
    parked: boolean
    parked_by: ParkedBy | null
    over: boolean | null
  }>(sql`
    select held, parked_until is not null as parked, parked_by,
      parked_until <= clock_timestamp() as over
    from lanes where name = ${lane}`)
  const row = rows[0]
  if (!row) return 'free'
  if (row.held) return 'held'
  if (!row.parked) return 'free'
  if (!row.over) return row.parked_by === 'cap' ? 'capped' : 'parked'
  // Our own cap is counted before each batch; only the provider's must be asked.
  return row.parked_by === 'cap' ? 'free' : 'probe'
}
