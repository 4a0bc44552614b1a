/** What /metrics tells of webhooks, by number, whoever makes the calls: what waits, and since when one
 * takes none. */
import { sql } from 'drizzle-orm'
import { Gauge, type Registry } from 'prom-client'
import type { Db } from '../storage/database.ts'

export function registerWebhookGauges(registry: Registry, db: Db): void {
  new Gauge({
    name: 'paperboy_webhook_waiting',
    help: 'Calls that did not arrive yet.',
    labelNames: ['webhook'] as const,
    registers: [registry],
    async collect() {
      const rows = await db.execute<{ webhook: string; n: number }>(sql`
        select e.id::text as webhook, (select count(*)::int from webhook_calls c
          where c.endpoint_id = e.id and c.state = 'waiting') as n
        from webhook_endpoints e`)
      this.reset()
      for (const { webhook, n } of rows) this.set({ webhook }, n)
    },
  })
  new Gauge({
    name: 'paperboy_webhook_failing_seconds',
    help: 'How long a webhook has taken no call; 0: the last one arrived. Of those that are not paused.',
    labelNames: ['webhook'] as const,
    registers: [registry],
    async collect() {
      const rows = await db.execute<{ webhook: string; seconds: number }>(sql`
        select id::text as webhook, coalesce(extract(epoch from clock_timestamp() - failing_since),
          0)::float8 as seconds
        from webhook_endpoints where state = 'active'`)
      this.reset()
      for (const { webhook, seconds } of rows) this.set({ webhook }, seconds)
    },
  })
}
