/** Whose fault it is that letters cannot be made. One letter with impossible data is set aside so that
 * it does not block its lane; a broken database or build must not set a whole lane aside. */
import { sql } from 'drizzle-orm'
import type { Lane } from '../storage/schema/delivery.ts'
import type { DeliveryDeps } from './deps.ts'
import { holdLane } from './lanes.ts'

/** More letters than this that could not be made within an hour: it is not the letters. */
const unmadeLimit = 5

/** Errors of the database are the letter's own only when they are about its data: SQLSTATE classes
 * 22 (data exception) and 23 (integrity). Errors without a code come from making the letter. */
export function isFaultOfLetter(error: unknown): boolean {
  for (let one = error; one instanceof Error; one = one.cause) {
    const { code } = one as { code?: unknown }
    if (typeof code === 'string') return /^2[23][0-9A-Z]{3}$/.test(code)
  }
  return true
}

/** After a letter was set aside: stops its lane when there are too many of them. */
export async function holdWhenManyUnmade(deps: DeliveryDeps, lane: Lane): Promise<void> {
  const rows = await deps.db.execute<{ count: number }>(sql`
    select count(*)::int as count from letters
    where state = 'failed' and error_code in ('freeze-failed', 'compose-failed') and lane = ${lane}
      and settled_at > clock_timestamp() - interval '1 hour'`)
  if ((rows[0]?.count ?? 0) < unmadeLimit) return
  const reason = `${unmadeLimit} letters within an hour could not be made; the log says why`
  if (await holdLane(deps.db, { lane, reason, by: 'unmade' })) {
    deps.onEvent?.({ event: 'lane-stalled', lane, reason })
  }
}
