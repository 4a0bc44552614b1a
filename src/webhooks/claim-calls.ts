/** Takes calls to one endpoint that are due, with the endpoint as it stands now: a backlog may last longer
 * than its address or its secret. Instances share the work by leases in the rows. */
import { and, asc, eq, inArray, lte, sql } from 'drizzle-orm'
import type { Db } from '../storage/database.ts'
import { webhookCalls, webhookEndpoints } from '../storage/schema/webhooks.ts'
import type { EndpointRow } from './secret.ts'

/** Longer than a call may take. */
const leaseSeconds = 60
/** To one endpoint at a time. */
const atOnce = 5

const now = sql`clock_timestamp()`

export const isDue = and(eq(webhookCalls.state, 'waiting'), lte(webhookCalls.nextAt, now))

export type ClaimedCall = Awaited<ReturnType<typeof claim>>[number]
export type ClaimedCalls = { endpoint: EndpointRow; calls: ClaimedCall[] }

/** Null: none is due, or the endpoint is gone or paused. Read after the claim, so that what was changed
 * before it counts; of an endpoint paused in between the leases lapse. */
export async function claimCalls(db: Db, endpointId: number): Promise<ClaimedCalls | null> {
  const calls = await claim(db, endpointId)
  if (calls.length === 0) return null
  const [endpoint] = await db
    .select()
    .from(webhookEndpoints)
    .where(and(eq(webhookEndpoints.id, endpointId), eq(webhookEndpoints.state, 'active')))
  return endpoint ? { endpoint, calls } : null
}

/** The oldest first. Paused meanwhile, it is called no more. */
function claim(db: Db, endpointId: number) {
  const oldest = db
    .select({ id: webhookCalls.id })
    .from(webhookCalls)
    .innerJoin(webhookEndpoints, eq(webhookEndpoints.id, webhookCalls.endpointId))
    .where(
      and(eq(webhookCalls.endpointId, endpointId), isDue, eq(webhookEndpoints.state, 'active')),
    )
    .orderBy(asc(webhookCalls.nextAt), asc(webhookCalls.id))
    .limit(atOnce)
    .for('update', { of: webhookCalls, skipLocked: true })
  const { id, messageId, type, data, at, attempts } = webhookCalls
  return db
    .update(webhookCalls)
    .set({
      attempts: sql`${attempts} + 1`,
      nextAt: sql`${now} + make_interval(secs => ${leaseSeconds})` as unknown as Date,
    })
    .where(inArray(id, oldest))
    .returning({ id, messageId, type, data, at, attempts })
}
