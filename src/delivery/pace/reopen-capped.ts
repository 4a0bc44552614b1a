/** Opens lanes again that our own cap had parked when the provider has none of what filled the day: the
 * letters wait anew, and their places are free. */
import { sql } from 'drizzle-orm'
import type { Lane } from '../../storage/schema/delivery.ts'
import type { DeliveryDeps } from '../deps.ts'
import { isLimited, leftToday } from './count-day.ts'

export async function reopenCapped(
  deps: Pick<DeliveryDeps, 'db' | 'transport' | 'limits'>,
): Promise<void> {
  if (!isLimited(deps)) return
  const capped = await deps.db.execute<{ name: Lane }>(sql`
    select name from lanes where parked_by = 'cap' and parked_until > clock_timestamp()`)
  for (const { name } of capped) {
    const { letters } = await leftToday(deps.db, deps, name)
    if (letters > 0) {
      await deps.db.execute(sql`
        update lanes set parked_until = clock_timestamp() where name = ${name} and parked_by = 'cap'`)
    }
  }
}
