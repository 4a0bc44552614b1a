/** Where an attempt cannot be repeated, a relay that never answers clearly would turn a whole lane into
 * letters of unknown fate; a person looks before that. */
import { sql } from 'drizzle-orm'
import type { Lane } from '../storage/schema/delivery.ts'
import type { DeliveryDeps } from './deps.ts'
import { holdLane } from './lanes.ts'
import { keylessTransports } from './transports/transport.ts'

const unknownLimit = 5

/** After a letter of a keyless transport became unknown. */
export async function holdWhenManyUnknown(deps: DeliveryDeps, lane: Lane): Promise<void> {
  const rows = await deps.db.execute<{ count: number }>(sql`
    select count(*)::int as count from batches
    where state = 'unknown' and lane = ${lane} and transport in ${keylessTransports}
      and settled_at > clock_timestamp() - interval '1 hour'`)
  if ((rows[0]?.count ?? 0) < unknownLimit) return
  const reason = `${unknownLimit} letters within an hour had no clear answer`
  if (await holdLane(deps.db, { lane, reason, by: 'unclear' })) {
    deps.onEvent?.({ event: 'lane-held', lane, reason, by: 'unclear' })
  }
}
