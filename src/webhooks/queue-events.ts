/** Writes down what active endpoints want to be told of, in the transaction of the fact. One statement,
 * and nothing is written where nobody asks. */
import { sql } from 'drizzle-orm'
import type { Tx } from '../storage/database.ts'
import type { HookEvent } from './events.ts'

export async function queueEvents(tx: Tx, events: readonly HookEvent[]): Promise<void> {
  if (events.length === 0) return
  const told = JSON.stringify(events.map((event) => ({ ...event, at: event.at.toISOString() })))
  await tx.execute(sql`
    insert into webhook_calls (endpoint_id, subscriber_id, type, data, at)
    select e.id, told.about, told.type, told.data, told.at
    from webhook_endpoints e
      join jsonb_to_recordset(${told}::jsonb)
        as told(type text, data jsonb, about bigint, at timestamptz) on told.type = any(e.events)
    where e.state = 'active'`)
}
