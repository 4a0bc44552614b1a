/** How endpoints do, and the calls to one of them. */
import { and, count, desc, eq, lt, sql } from 'drizzle-orm'
import type { Executor } from '../storage/database.ts'
import { webhookCalls } from '../storage/schema/webhooks.ts'
import { readEndpoints } from './endpoints.ts'
import type { EndpointRow } from './secret.ts'

/** `failed`: calls that were given up. */
export type EndpointStanding = { endpoint: EndpointRow; waiting: number; failed: number }

export async function listEndpoints(db: Executor): Promise<EndpointStanding[]> {
  const endpoints = await readEndpoints(db)
  if (endpoints.length === 0) return []
  const { endpointId, state } = webhookCalls
  const counts = await db
    .select({ endpointId, state, n: count() })
    .from(webhookCalls)
    .where(sql`${state} in ('waiting', 'failed')`)
    .groupBy(endpointId, state)
  const countOf = (id: number, which: string) =>
    counts.find((row) => row.endpointId === id && row.state === which)?.n ?? 0
  return endpoints.map((endpoint) => ({
    endpoint,
    waiting: countOf(endpoint.id, 'waiting'),
    failed: countOf(endpoint.id, 'failed'),
  }))
}

/** Newest first. */
export const listCalls = (
  db: Executor,
  input: { endpointId: number; before?: number | undefined; limit: number },
) =>
  db
    .select()
    .from(webhookCalls)
    .where(
      and(
        eq(webhookCalls.endpointId, input.endpointId),
        input.before === undefined ? undefined : lt(webhookCalls.id, input.before),
      ),
    )
    .orderBy(desc(webhookCalls.id))
    .limit(input.limit)
