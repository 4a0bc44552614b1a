/** One call to an endpoint, signed. What it answers is never read: its status says all. */
import { Webhook } from 'standardwebhooks'
import type { Fetch } from '../lib/polite-http.ts'
import { retryAfterMs } from '../lib/upstream-answer.ts'
import { UpstreamError } from '../lib/upstream-error.ts'
import { currentSecret, type EndpointRow, formerSecret, type HookKeys } from './secret.ts'

export type SendDeps = {
  keys: HookKeys
  /** Refuses what is not public (lib/safe-fetch.ts). */
  fetch: Fetch
  userAgent: string
  timeoutMs?: number
}

export type Call = { messageId: string; type: string; data: Record<string, unknown>; at: Date }

/** `fault` null: it arrived. `status` null: there was no answer. */
export type Answer = { fault: string | null; status: number | null; retryAfterMs: number }

/** Well within the lease of a call (claim-calls.ts). */
const usualTimeoutMs = 15_000

export async function sendCall(
  deps: SendDeps,
  { endpoint, call, signal }: { endpoint: EndpointRow; call: Call; signal: AbortSignal },
): Promise<Answer> {
  const timeout = AbortSignal.timeout(deps.timeoutMs ?? usualTimeoutMs)
  const stop = AbortSignal.any([signal, timeout])
  try {
    const { status, headers } = await post(deps, endpoint, call, stop)
    const fault = status >= 200 && status < 300 ? null : `HTTP ${status}`
    return { fault, status, retryAfterMs: retryAfterMs(headers.get('retry-after')) }
  } catch (error) {
    return { fault: faultOf(error, timeout), status: null, retryAfterMs: 0 }
  }
}

async function post(deps: SendDeps, endpoint: EndpointRow, call: Call, signal: AbortSignal) {
  const { type, at, data } = call
  const body = JSON.stringify({ type, timestamp: at.toISOString(), data })
  const headers = {
    'Content-Type': 'application/json',
    'User-Agent': deps.userAgent,
    ...signatureOf(deps.keys, { endpoint, id: `msg_${call.messageId.replaceAll('-', '')}`, body }),
  }
  const init = { method: 'POST' as const, headers, body, redirect: 'manual' as const, signal }
  // A name server that does not answer is waited for no longer than an endpoint.
  const response = await Promise.race([deps.fetch(new URL(endpoint.url), init), ended(signal)])
  await response.body?.cancel()
  return response
}

/** During a rotation the signatures of both secrets. */
function signatureOf(
  keys: HookKeys,
  { endpoint, id, body }: { endpoint: EndpointRow; id: string; body: string },
) {
  const now = new Date()
  const secrets = [currentSecret(keys, endpoint), formerSecret(keys, endpoint, now)]
  const signatures = secrets.flatMap((secret) =>
    secret === null ? [] : [new Webhook(secret).sign(id, now, body)],
  )
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
    'webhook-signature': signatures.join(' '),
  }
}

const ended = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason)
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })

/** Short, and without the address, whose path may be a secret. */
function faultOf(error: unknown, timeout: AbortSignal): string {
  if (timeout.aborted) return 'no answer in time'
  if (error instanceof UpstreamError) return error.message.slice(0, 200)
  const { cause } = Object(error)
  const code = Object(cause).code ?? Object(error).code
  return typeof code === 'string' ? code : 'no connection'
}
