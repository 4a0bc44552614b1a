/** Calls made once more, under the ids they had: those that were given up, or all that was told since a
 * moment, for a receiver that lost what it took. */
import { and, eq, gte, inArray, sql } from 'drizzle-orm'
import type { Executor } from '../storage/database.ts'
import { webhookCalls } from '../storage/schema/webhooks.ts'
import { findEndpoint } from './endpoints.ts'

export type Replay = { id: number; since?: Date | null | undefined }

/** How many. They begin anew: the table of rests is gone through again. Throws `not-found`. */
export async function replayCalls(db: Executor, { id, since }: Replay): Promise<number> {
  await findEndpoint(db, id)
  const { endpointId, state, at } = webhookCalls
  const which = since
    ? and(inArray(state, ['failed', 'arrived']), gte(at, since))
    : eq(state, 'failed')
  const again = await db
    .update(webhookCalls)
    .set({
      state: 'waiting',
      attempts: 0,
      nextAt: sql`clock_timestamp()` as unknown as Date,
      settledAt: null,
      lastFault: null,
    })
    .where(and(eq(endpointId, id), which))
    .returning({ id: webhookCalls.id })
  return again.length
}
