/** What /metrics tells: the process, the requests, and the lines of the ledger. */
import { count, isNull, sql } from 'drizzle-orm'
import type { MiddlewareHandler } from 'hono'
import { matchedRoutes } from 'hono/route'
import { Counter, collectDefaultMetrics, Gauge, Histogram, type Registry } from 'prom-client'
import type { Db } from '../storage/database.ts'
import { alarms } from '../storage/schema/alarms.ts'
import { letters } from '../storage/schema/delivery.ts'
import { subscribers } from '../storage/schema/subscribers.ts'
import { registerWebhookGauges } from './webhook-metrics.ts'

export type WebMetrics = {
  observe: MiddlewareHandler
  /** The Prometheus text; gauges read the database when asked. */
  text(): Promise<{ body: string; type: string }>
}

export function createWebMetrics(registry: Registry, db: Db): WebMetrics {
  collectDefaultMetrics({ register: registry })
  const requests = new Counter({
    name: 'paperboy_http_requests_total',
    help: 'Requests answered.',
    labelNames: ['method', 'route', 'status'] as const,
    registers: [registry],
  })
  const seconds = new Histogram({
    name: 'paperboy_http_request_seconds',
    help: 'Time until the answer was ready.',
    labelNames: ['route'] as const,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5],
    registers: [registry],
  })
  registerGauges(registry, db)
  registerWebhookGauges(registry, db)
  return {
    async observe(c, next) {
      const end = seconds.startTimer()
      await next()
      // The pattern, never the path: paths hold tokens, and are without end.
      // A guard is of all methods, and may come behind the route that answers.
      const route = matchedRoutes(c).findLast(({ method }) => method !== 'ALL')?.path ?? '/*'
      end({ route })
      requests.inc({ method: c.req.method, route, status: c.res.status })
    },
    async text() {
      return { body: await registry.metrics(), type: registry.contentType }
    },
  }
}

/** A count of millions is worth keeping for a while: fifty times as long as it took. */
function keptFor<T>(read: () => Promise<T>): () => Promise<T> {
  let kept: { value: T; until: number } | null = null
  return async () => {
    const begun = performance.now()
    if (kept && begun < kept.until) return kept.value
    const value = await read()
    const ended = performance.now()
    kept = { value, until: ended + 50 * (ended - begun) }
    return value
  }
}

function registerGauges(registry: Registry, db: Db): void {
  const countLetters = keptFor(() =>
    db
      .select({ kind: letters.kind, state: letters.state, n: count() })
      .from(letters)
      .groupBy(letters.kind, letters.state),
  )
  new Gauge({
    name: 'paperboy_queue_oldest_seconds',
    help: 'How long the oldest waiting letter of a lane has waited; 0: none waits.',
    labelNames: ['lane'] as const,
    registers: [registry],
    async collect() {
      const rows = await db.execute<{ lane: string; seconds: number }>(sql`
        select lane.name as lane, coalesce(extract(epoch from clock_timestamp() - (select created_at
          from letters where waiting and lane = lane.name order by id limit 1)), 0)::float8 as seconds
        from (values ('urgent'), ('bulk')) as lane(name)`)
      for (const { lane, seconds } of rows) this.set({ lane }, seconds)
    },
  })
  new Gauge({
    name: 'paperboy_alarm',
    help: '1 for each condition that needs a person now.',
    labelNames: ['alarm', 'severity'] as const,
    registers: [registry],
    async collect() {
      const rows = await db
        .select({ alarm: alarms.key, severity: alarms.severity })
        .from(alarms)
        .where(isNull(alarms.clearedAt))
      this.reset()
      for (const row of rows) this.set(row, 1)
    },
  })
  new Gauge({
    name: 'paperboy_letters',
    help: 'Letters by kind and state.',
    labelNames: ['kind', 'state'] as const,
    registers: [registry],
    async collect() {
      const rows = await countLetters()
      this.reset()
      for (const { kind, state, n } of rows) this.set({ kind, state }, n)
    },
  })
  new Gauge({
    name: 'paperboy_subscribers',
    help: 'Subscribers by state.',
    labelNames: ['state'] as const,
    registers: [registry],
    async collect() {
      const rows = await db
        .select({ state: subscribers.state, n: count() })
        .from(subscribers)
        .groupBy(subscribers.state)
      this.reset()
      for (const { state, n } of rows) this.set({ state }, n)
    },
  })
}
