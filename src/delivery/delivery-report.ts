/** What a round did, and what still stands. */
import { sql } from 'drizzle-orm'
import type { Db } from '../storage/database.ts'
import type { Lane } from '../storage/schema/delivery.ts'
import { isActive } from './take-over-batch.ts'

/** Letters. `accepted`, `unknown`, `failed`, `withdrawn`: settled so by this round. `waiting`,
 * `parked`: unsettled now, in open lanes and in parked or held ones. */
export type DeliveryReport = {
  accepted: number
  waiting: number
  parked: number
  unknown: number
  failed: number
  withdrawn: number
}

export type LaneStanding = {
  lane: Lane
  /** Unsettled letters: waiting and in active batches. */
  letters: number
  held: string | null
  parked: { until: Date; reason: string } | null
}

/** Both lanes, urgent first, for the report and for the operator. */
export async function laneStandings(db: Db): Promise<LaneStanding[]> {
  const rows = await db.execute<{
    name: Lane
    held_reason: string | null
    parked_ms: string | null
    parked_reason: string | null
    letters: string
  }>(sql`
    select lane.name, case when held then coalesce(held_reason, 'held') end as held_reason,
      extract(epoch from parked_until) * 1000 as parked_ms, parked_reason,
      (select count(*) from letters where waiting and lane = lane.name)
        + (select coalesce(sum(size), 0) from batches where ${isActive} and lane = lane.name)
        as letters
    from (values ('urgent', 0), ('bulk', 1)) as lane(name, rank)
      left join lanes on lanes.name = lane.name
    order by rank`)
  return rows.map((row) => ({
    lane: row.name,
    letters: Number(row.letters),
    held: row.held_reason,
    parked:
      row.parked_ms === null
        ? null
        : { until: new Date(Number(row.parked_ms)), reason: row.parked_reason ?? '' },
  }))
}

export async function standingCounts(db: Db): Promise<{ waiting: number; parked: number }> {
  const counts = { waiting: 0, parked: 0 }
  for (const lane of await laneStandings(db)) {
    counts[lane.held !== null || lane.parked ? 'parked' : 'waiting'] += lane.letters
  }
  return counts
}

export type UnknownBatch = {
  id: string
  lane: Lane
  letters: number
  firstAttemptAt: Date | null
  reason: string
}

/** Batches nobody knows the fate of, newest first; they count as mailed and are never sent again. */
export async function unknownBatches(db: Db, limit = 100): Promise<UnknownBatch[]> {
  const rows = await db.query.batches.findMany({
    where: (batch, { eq }) => eq(batch.state, 'unknown'),
    orderBy: (batch, { desc }) => desc(batch.createdAt),
    limit,
  })
  return rows.map((row) => ({
    id: row.id,
    lane: row.lane,
    letters: row.size,
    firstAttemptAt: row.firstAttemptAt,
    reason: row.errorDetail || row.errorCode || '',
  }))
}
