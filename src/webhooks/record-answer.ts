/** What an endpoint's answer comes to: the call arrived, rests, or is given up, and an endpoint that is
 * gone or has failed for days is called no more. */
import { and, eq, sql } from 'drizzle-orm'
import type { Tx } from '../storage/database.ts'
import { type PausedBy, webhookCalls, webhookEndpoints } from '../storage/schema/webhooks.ts'
import type { ClaimedCall } from './claim-calls.ts'
import type { DispatchDeps } from './dispatch-calls.ts'
import { hostOf } from './endpoint-url.ts'
import { failingDays, retryDelay } from './retry-delay.ts'
import type { EndpointRow } from './secret.ts'
import type { Answer } from './send-call.ts'

type Answered = { endpoint: EndpointRow; call: ClaimedCall; answer: Answer }

/** An endpoint may ask for patience, within reason. */
const longestRestSeconds = 24 * 3600

const instant = (text: ReturnType<typeof sql>) => text as unknown as Date
const now = instant(sql`clock_timestamp()`)

/** Whether it arrived. */
export async function recordAnswer(deps: DispatchDeps, answered: Answered): Promise<boolean> {
  const { endpoint, answer } = answered
  const { fault } = answer
  if (fault === null) {
    await deps.db.transaction((tx) => recordArrival(tx, answered))
    return true
  }
  const random = (deps.random ?? Math.random)()
  const pausedBy = await deps.db.transaction((tx) => recordFault(tx, answered, { fault, random }))
  if (pausedBy !== null) {
    deps.tell?.({ endpointId: endpoint.id, host: hostOf(endpoint.url), pausedBy, fault })
  }
  return false
}

/** First, as whoever removes an endpoint locks it before its calls. */
const lockEndpoint = (tx: Tx, id: number) =>
  tx
    .select({ id: webhookEndpoints.id })
    .from(webhookEndpoints)
    .where(eq(webhookEndpoints.id, id))
    .for('no key update')

/** A fact, whoever brings it and however late. */
async function recordArrival(tx: Tx, { endpoint, call }: Answered): Promise<void> {
  await lockEndpoint(tx, endpoint.id)
  await tx
    .update(webhookCalls)
    .set({ state: 'arrived', settledAt: now, lastFault: null })
    .where(eq(webhookCalls.id, call.id))
  await tx
    .update(webhookEndpoints)
    .set({ lastArrivedAt: now, failingSince: null, lastFault: null })
    .where(eq(webhookEndpoints.id, endpoint.id))
}

type Fault = { fault: string; random: number }

/** Fenced by the attempt: who slept through the lease says nothing of the attempt after. */
async function recordFault(tx: Tx, { endpoint, call, answer }: Answered, { fault, random }: Fault) {
  await lockEndpoint(tx, endpoint.id)
  const rest = answer.status === 410 ? null : retryDelay(call.attempts, random)
  const asked = Math.min(answer.retryAfterMs / 1000, longestRestSeconds)
  const set =
    rest === null
      ? { state: 'failed' as const, settledAt: now, lastFault: fault }
      : {
          nextAt: instant(
            sql`clock_timestamp() + make_interval(secs => ${Math.max(rest, asked)}::float8)`,
          ),
          lastFault: fault,
        }
  const recorded = await tx
    .update(webhookCalls)
    .set(set)
    .where(
      and(
        eq(webhookCalls.id, call.id),
        eq(webhookCalls.state, 'waiting'),
        eq(webhookCalls.attempts, call.attempts),
      ),
    )
    .returning({ id: webhookCalls.id })
  if (recorded.length === 0) return null
  return countFault(tx, { endpoint, fault, isGone: answer.status === 410 })
}

/** By whom it was paused now; null: it goes on. */
async function countFault(
  tx: Tx,
  { endpoint, fault, isGone }: { endpoint: EndpointRow; fault: string; isGone: boolean },
): Promise<PausedBy | null> {
  const { id, state, failingSince } = webhookEndpoints
  const [row] = await tx
    .update(webhookEndpoints)
    .set({
      lastFault: fault,
      failingSince: instant(sql`coalesce(${failingSince}, clock_timestamp())`),
    })
    .where(and(eq(id, endpoint.id), eq(state, 'active')))
    .returning({
      long: sql<boolean>`${failingSince} < clock_timestamp() - make_interval(days => ${failingDays})`,
    })
  if (!row || !(isGone || row.long)) return null
  const pausedBy = isGone ? 'gone' : 'failing'
  await tx.update(webhookEndpoints).set({ state: 'paused', pausedBy }).where(eq(id, endpoint.id))
  return pausedBy
}
