/** How long the oldest waiting letter of each lane has waited, in seconds; 0: none waits. One look at the
 * end of an index a lane: the oldest of a lane was queued first. */
import { sql } from 'drizzle-orm'
import type { Executor } from '../storage/database.ts'
import type { Lane } from '../storage/schema/delivery.ts'

export async function queueAges(db: Executor): Promise<Array<{ lane: Lane; seconds: number }>> {
  const rows = await db.execute<{ lane: Lane; seconds: number }>(sql`
    select lane.name as lane, coalesce(extract(epoch from clock_timestamp() - oldest.at), 0)::float8
      as seconds
    from (values ('urgent'), ('bulk')) as lane(name)
    left join lateral (select created_at as at from letters
      where letters.lane = lane.name and waiting order by id limit 1) oldest on true`)
  return [...rows]
}
