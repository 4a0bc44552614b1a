/** How the lanes stand, for the person who holds and releases them. */
import type { LaneFacts } from '../../cli/operator-services.ts'
import { laneStandings } from '../../delivery/delivery-report.ts'
import type { Db } from '../../storage/database.ts'
import type { HeldBy, Lane } from '../../storage/schema/delivery.ts'
import { lanes } from '../../storage/schema/delivery.ts'

export async function laneFacts(db: Db): Promise<LaneFacts[]> {
  const holders = new Map<Lane, HeldBy | null>(
    (await db.select({ name: lanes.name, by: lanes.heldBy }).from(lanes)).map((row) => [
      row.name,
      row.by,
    ]),
  )
  return (await laneStandings(db)).map(({ lane, letters, held, parked }) => ({
    lane,
    letters,
    held: held === null ? null : { by: holders.get(lane) ?? 'person', reason: held },
    parked: parked && { until: parked.until.toISOString(), reason: parked.reason },
  }))
}
