/** POSTs JSON to a service that was set up by configuration, and reads JSON back: capped, timed, never
 * following a redirect with a key in hand. */
import { readCapped, retryAfterMs } from './upstream-answer.ts'
import { UpstreamError, unreachable } from './upstream-error.ts'

type Post = {
  url: string
  headers?: Record<string, string>
  body: unknown
  signal: AbortSignal
  /** Default 60 s. */
  timeoutMs?: number
  /** Default 2 MB. */
  maxBytes?: number
}

const busy = new Set([408, 425, 429, 500, 502, 503, 504, 529])

/** Throws UpstreamError; what a refusal said is in its `body`, cut. */
export async function postJson(post: Post): Promise<unknown> {
  const url = new URL(post.url)
  const timeout = AbortSignal.timeout(post.timeoutMs ?? 60_000)
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json', ...post.headers },
    body: JSON.stringify(post.body),
    redirect: 'error',
    signal: AbortSignal.any([post.signal, timeout]),
  }).catch((error) => {
    throw unreachable(url.href, error)
  })
  const text = await readCapped({ url, response }, post.maxBytes ?? 2_000_000).catch((error) => {
    throw error instanceof UpstreamError ? error : unreachable(url.href, error)
  })
  if (!response.ok) throw refusal(url, response, text)
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new UpstreamError('unreadable', `${url.host} sent something that is not JSON`, { cause })
  }
}

function refusal(url: URL, { status, headers }: Response, text: string): UpstreamError {
  const isBusy = busy.has(status)
  const waitMs = retryAfterMs(headers.get('retry-after'))
  return new UpstreamError(isBusy ? 'busy' : 'refused', `${url.host} answered ${status}`, {
    status,
    body: text.slice(0, 2_000),
    ...(waitMs > 0 && isBusy && { worthWaitingMs: waitMs }),
  })
}
