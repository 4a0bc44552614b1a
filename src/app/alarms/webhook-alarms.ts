/** Webhooks that need a person: paused by themselves, or failing for a day. */
import { sql } from 'drizzle-orm'
import { alarms as words } from '../../locales/en/alarms.ts'
import type { Executor } from '../../storage/database.ts'
import { hostOf } from '../../webhooks/endpoint-url.ts'
import type { Alarm } from './alarm.ts'

type Row = { id: number; url: string; paused_by: string | null; fault: string | null }

export async function webhookAlarms(db: Executor): Promise<Alarm[]> {
  const rows = await db.execute<Row>(sql`
    select id::int, url, paused_by, last_fault as fault from webhook_endpoints
    where paused_by in ('gone', 'failing')
      or state = 'active' and failing_since < clock_timestamp() - interval '1 day'
    order by id`)
  return rows.map(({ id, url, paused_by, fault }): Alarm => {
    // The path may be a secret.
    const host = hostOf(url)
    const facts = { webhook: id, host, fault: fault ?? '' }
    const said = { key: `webhook:${id}`, facts }
    return paused_by === null
      ? { ...said, severity: 'warning', ...words.webhookFails(id, host, fault ?? '') }
      : { ...said, severity: 'error', ...words.webhookPaused(id, host, fault ?? '') }
  })
}
