/** Makes the calls to one endpoint until none is due, one has failed, or its turn is over. */
import { type ClaimedCalls, claimCalls } from './claim-calls.ts'
import type { DispatchDeps } from './dispatch-calls.ts'
import { recordAnswer } from './record-answer.ts'
import { sendCall } from './send-call.ts'

/** How long others may wait for one endpoint's backlog, and for calls under way. */
const turnMs = 9_000

/** `goesOn`: its turn ended before its calls did. */
export type Drained = { arrived: number; failed: number; goesOn: boolean }

export async function drainEndpoint(
  deps: DispatchDeps,
  { id, signal }: { id: number; signal: AbortSignal },
): Promise<Drained> {
  const clock = deps.clock ?? (() => performance.now())
  const end = clock() + turnMs
  const done = { arrived: 0, failed: 0 }
  while (done.failed === 0 && !signal.aborted) {
    if (clock() >= end) return { ...done, goesOn: true }
    const claimed = await claimCalls(deps.db, id)
    if (!claimed) break
    for (const hasArrived of await callAll(deps, claimed, signal)) {
      done[hasArrived ? 'arrived' : 'failed'] += 1
    }
  }
  return { ...done, goesOn: false }
}

async function callAll(
  deps: DispatchDeps,
  { endpoint, calls }: ClaimedCalls,
  signal: AbortSignal,
): Promise<boolean[]> {
  // Its secret may be of a key that was made since.
  if (endpoint.keyVersion > deps.keys.version) await deps.keys.refresh?.()
  const answered = await Promise.allSettled(
    calls.map(async (call) => {
      const answer = await sendCall(deps, { endpoint, call, signal })
      // Whoever told us to stop did not mean the endpoint: the lease lapses, and it is called again.
      if (answer.status === null && signal.aborted) return false
      return recordAnswer(deps, { endpoint, call, answer })
    }),
  )
  return answered.map((one) => {
    if (one.status === 'rejected') throw one.reason
    return one.value
  })
}
