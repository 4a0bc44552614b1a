/** The two lanes. Held: by a person or a refusal of ourselves, until released. Parked: by the
 * provider's quota, until a probe of one letter is accepted. */
import { sql } from 'drizzle-orm'
import type { Executor } from '../storage/database.ts'
import type { Lane } from '../storage/schema/delivery.ts'

export const lanesInOrder: readonly Lane[] = ['urgent', 'bulk']

/** Nothing of the lane is frozen or sent until it is released. False: it was held already, and keeps
 * its reason. */
export async function holdLane(
  db: Executor,
  input: { lane: Lane; reason: string },
): Promise<boolean> {
  const rows = await db.execute(sql`
    insert into lanes (name, held, held_reason) values (${input.lane}, true, ${input.reason})
    on conflict (name) do update set held = true, held_reason = excluded.held_reason
      where not lanes.held
    returning name`)
  return rows.length > 0
}

/** Tells a hold by the provider's refusal of ourselves from one that a person asked for. */
const refusal = 'the provider refuses us: '

/** The same for a hold because letters cannot be made at all. */
const unmade = 'letters cannot be made: '

export const holdUnmadeLane = (
  db: Executor,
  { lane, reason }: { lane: Lane; reason: string },
): Promise<boolean> => holdLane(db, { lane, reason: `${unmade}${reason}` })

export const holdRefusedLane = (
  db: Executor,
  { lane, reason }: { lane: Lane; reason: string },
): Promise<boolean> => holdLane(db, { lane, reason: `${refusal}${reason}` })

/** A start is the operator's act: what a bad key, an unverified domain or a broken build held is tried
 * once more. What
 * a person held stays held, what a quota parked stays parked. */
export async function releaseRefusedLanes(
  db: Executor,
): Promise<Array<{ lane: Lane; reason: string }>> {
  const rows = await db.execute<{ name: Lane; reason: string }>(sql`
    update lanes set held = false, held_reason = null
    from (select name as lane, held_reason as reason from lanes
      where held and (starts_with(held_reason, ${refusal}) or starts_with(held_reason, ${unmade}))
      for update) as refused
    where lanes.name = refused.lane
    returning lanes.name, refused.reason`)
  return rows.map(({ name, reason }) => ({ lane: name, reason: reason.replace(refusal, '') }))
}

/** Ends a hold and a parking alike. Returns whether there was one. */
export async function releaseLane(db: Executor, lane: Lane): Promise<boolean> {
  const rows = await db.execute(sql`
    update lanes set held = false, held_reason = null, parked_until = null, parked_reason = null
    where name = ${lane} and (held or parked_until is not null) returning name`)
  return rows.length > 0
}

export async function parkLane(
  db: Executor,
  input: { lane: Lane; reason: string; seconds: number },
): Promise<void> {
  await db.execute(sql`
    insert into lanes (name, parked_until, parked_reason)
    values (${input.lane}, clock_timestamp() + make_interval(secs => ${input.seconds}),
      ${input.reason})
    on conflict (name) do update
      set parked_until = excluded.parked_until, parked_reason = excluded.parked_reason`)
}

/** A probe was accepted. */
export async function unparkLane(db: Executor, lane: Lane): Promise<void> {
  await db.execute(sql`
    update lanes set parked_until = null, parked_reason = null where name = ${lane}`)
}

/** One instance wins the right to probe a lane whose parking has run out. */
export async function claimProbe(
  tx: Executor,
  input: { lane: Lane; seconds: number },
): Promise<boolean> {
  const rows = await tx.execute(sql`
    update lanes set parked_until = clock_timestamp() + make_interval(secs => ${input.seconds})
    where name = ${input.lane} and not held and parked_until <= clock_timestamp()
    returning name`)
  return rows.length > 0
}

/** What stands in the way of a lane right now. */
export type LaneGate = 'free' | 'probe' | 'parked' | 'held'

/** Asked inside the transaction that claims, so a hold stops the very next batch. */
export async function gateOf(tx: Executor, lane: Lane): Promise<LaneGate> {
  const rows = await tx.execute<{ held: boolean; parked: boolean; over: boolean | null }>(sql`
    select held, parked_until is not null as parked, parked_until <= clock_timestamp() as over
    from lanes where name = ${lane}`)
  const row = rows[0]
  if (!row) return 'free'
  if (row.held) return 'held'
  if (!row.parked) return 'free'
  return row.over ? 'probe' : 'parked'
}
