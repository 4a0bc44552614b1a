/** Makes the calls that are due. Instances share the work by leases in the rows; a call whose process died
 * is made again by whoever comes next, with the same id: at least once. */
import { and, eq, exists, notExists, sql } from 'drizzle-orm'
import type { Db } from '../storage/database.ts'
import { lanes } from '../storage/schema/delivery.ts'
import { webhookCalls, webhookEndpoints } from '../storage/schema/webhooks.ts'
import { isDue } from './claim-calls.ts'
import { type Drained, drainEndpoint } from './drain-endpoint.ts'
import type { SendDeps } from './send-call.ts'

export type DispatchDeps = SendDeps & {
  db: Db
  random?: () => number
  /** Milliseconds that only grow. */
  clock?: () => number
  /** What an operator should hear of; it names the endpoint by number and host. */
  tell?: (news: { endpointId: number; host: string; pausedBy: string; fault: string }) => void
}

export type Dispatched = { arrived: number; failed: number }

/** Until nothing more is due, in turns: after each it is asked anew who is to be called, so that one
 * endpoint's backlog silences nobody. Where a call failed is left alone until the next turn. */
export async function dispatchCalls(deps: DispatchDeps, signal: AbortSignal): Promise<Dispatched> {
  const done: Dispatched = { arrived: 0, failed: 0 }
  for (let goesOn = true; goesOn && !signal.aborted; ) {
    const drained = await drainAll(deps, signal)
    goesOn = drained.some((one) => one.goesOn)
    for (const { arrived, failed } of drained) {
      done.arrived += arrived
      done.failed += failed
    }
  }
  return done
}

async function drainAll(deps: DispatchDeps, signal: AbortSignal): Promise<Drained[]> {
  const due = await endpointsDue(deps.db)
  if (due.length === 0) return []
  await deps.keys.refresh?.()
  const each = await Promise.allSettled(due.map(({ id }) => drainEndpoint(deps, { id, signal })))
  return each.map((one) => {
    // Not before the others have ended: nothing goes on behind the caller's back.
    if (one.status === 'rejected') throw one.reason
    return one.value
  })
}

/** From a copy nobody is called: the original does it (design section 4.8). */
const endpointsDue = (db: Db): Promise<Array<{ id: number }>> =>
  db
    .select({ id: webhookEndpoints.id })
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
