/** Calls an endpoint once, now, to see what it answers. Nothing is kept of it. */
import { randomUUID } from 'node:crypto'
import type { Db } from '../storage/database.ts'
import { findEndpoint } from './endpoints.ts'
import { testType } from './events.ts'
import { type Answer, type SendDeps, sendCall } from './send-call.ts'

/** Throws `not-found`. */
export async function testEndpoint(
  deps: SendDeps & { db: Db },
  { id, signal }: { id: number; signal: AbortSignal },
): Promise<Pick<Answer, 'fault' | 'status'>> {
  const endpoint = await findEndpoint(deps.db, id)
  await deps.keys.refresh?.()
  const data = { message: 'A test of this webhook; nothing happened.' }
  const call = { messageId: randomUUID(), type: testType, data, at: new Date() }
  const { fault, status } = await sendCall(deps, { endpoint, call, signal })
  return { fault, status }
}
