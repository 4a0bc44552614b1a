/** Makes the calls that are due. Instances share the work by leases in the rows; a call whose process died
 * is made again by whoever comes next, with the same id: at least once. */
import { and, asc, eq, exists, inArray, lte, notExists, sql } from 'drizzle-orm'
import type { Db } from '../storage/database.ts'
import { lanes } from '../storage/schema/delivery.ts'
import { webhookCalls, webhookEndpoints } from '../storage/schema/webhooks.ts'
import { recordAnswer } from './record-answer.ts'
import type { EndpointRow } from './secret.ts'
import { type SendDeps, sendCall } from './send-call.ts'

export type DispatchDeps = SendDeps & {
  db: Db
  random?: () => number
  /** What an operator should hear of; it names the endpoint by number and host. */
  tell?: (news: { endpointId: number; host: string; pausedBy: string; fault: string }) => void
}

export type Dispatched = { arrived: number; failed: number }

/** Longer than a call may take. */
const leaseSeconds = 60
/** To one endpoint at a time. */
const atOnce = 5

const now = sql`clock_timestamp()`

/** Until nothing more is due; an endpoint at which a call failed is left alone until the next time. */
export async function dispatchCalls(deps: DispatchDeps, signal: AbortSignal): Promise<Dispatched> {
  const due = await endpointsDue(deps.db)
  if (due.length === 0) return { arrived: 0, failed: 0 }
  await deps.keys.refresh?.()
  const each = await Promise.allSettled(due.map((endpoint) => drain(deps, endpoint, signal)))
  const done: Dispatched = { arrived: 0, failed: 0 }
  for (const one of each) {
    // Not before the others have ended: nothing goes on behind the caller's back.
    if (one.status === 'rejected') throw one.reason
    done.arrived += one.value.arrived
    done.failed += one.value.failed
  }
  return done
}

/** From a copy nobody is called: the original does it (design section 4.8). */
const endpointsDue = (db: Db): Promise<EndpointRow[]> =>
  db
    .select()
    .from(webhookEndpoints)
    .where(
      and(
        eq(webhookEndpoints.state, 'active'),
        exists(
          db
            .select({ one: sql`1` })
            .from(webhookCalls)
            .where(and(eq(webhookCalls.endpointId, webhookEndpoints.id), isDue)),
        ),
        notExists(
          db
            .select({ one: sql`1` })
            .from(lanes)
            .where(and(eq(lanes.held, true), eq(lanes.heldBy, 'copy'))),
        ),
      ),
    )

const isDue = and(eq(webhookCalls.state, 'waiting'), lte(webhookCalls.nextAt, now))

async function drain(deps: DispatchDeps, endpoint: EndpointRow, signal: AbortSignal) {
  const done: Dispatched = { arrived: 0, failed: 0 }
  while (done.failed === 0 && !signal.aborted) {
    const claimed = await claim(deps.db, endpoint.id)
    if (claimed.length === 0) break
    const answered = await Promise.allSettled(
      claimed.map(async (call) => {
        const answer = await sendCall(deps, { endpoint, call, signal })
        // Whoever told us to stop did not mean the endpoint: the lease lapses, and it is called again.
        if (answer.status === null && signal.aborted) return false
        return recordAnswer(deps, { endpoint, call, answer })
      }),
    )
    for (const one of answered) {
      if (one.status === 'rejected') throw one.reason
      done[one.value ? 'arrived' : 'failed'] += 1
    }
  }
  return done
}

export type ClaimedCall = Awaited<ReturnType<typeof claim>>[number]

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
