/** Fetching from services that owe us nothing: says who asks, asks one at a time and spaced, obeys
 * Retry-After, stops at a size and a time, and never throws anything but UpstreamError. */
import { createRequestQueues, type Queue, type QueueClock } from './request-queues.ts'
import { readCapped, retryAfterMs } from './upstream-answer.ts'
import { type UpstreamAnswer, UpstreamError, unreachable } from './upstream-error.ts'

type GetOptions = {
  queue?: Queue
  /** Sent as If-None-Match; the answer may then be `unchanged`. */
  etag?: string | null
  accept?: string
  /** For one request with its body; each redirect has its own. Default 30 s. */
  timeoutMs?: number
  /** Of the body after decompression. Default 10 MB. */
  maxBytes?: number
  /** Least rest after a 429 or 503. Default 10 min, arXiv's wish (sources.md 0.5). */
  restMs?: number
}

type HttpAnswer =
  | { kind: 'unchanged' }
  | { kind: 'fresh'; text: string; etag: string | null; link: string | null }

export type PoliteHttp = {
  /** GETs text. Throws UpstreamError (code 'upstream') for anything but a 2xx or a 304. */
  get(url: string, options?: GetOptions): Promise<HttpAnswer>
  /** Breaks off what is under way and refuses what comes after. */
  close(): void
}

export type PoliteHttpDeps = QueueClock & { userAgent: string; fetch?: typeof fetch }

const maxRedirects = 5
const redirects = new Set([301, 302, 303, 307, 308])

/** `Paperboy/0.1.0 (+https://papers.example; ada@lab.example)`: the default names of libraries are
 * throttled harder (sources.md 2). */
export function userAgentOf(facts: {
  version: string
  publicUrl: string
  contact: string
}): string {
  const about = [`+${facts.publicUrl}`, facts.contact].filter((part) => part !== '').join('; ')
  return `Paperboy/${facts.version} (${about})`.replace(/[^\x20-\x7e]/g, '?')
}

export function createPoliteHttp(deps: PoliteHttpDeps): PoliteHttp {
  const fetchOf = deps.fetch ?? fetch
  const queues = createRequestQueues(deps)
  const closing = new AbortController()

  const request = (url: URL, options: GetOptions): Promise<Response> =>
    queues.spaced(options.queue, closing.signal, async () => {
      const timeout = AbortSignal.timeout(options.timeoutMs ?? 30_000)
      return await fetchOf(url, {
        headers: headersOf(deps.userAgent, options),
        redirect: 'manual',
        signal: AbortSignal.any([closing.signal, timeout]),
      })
    })

  async function follow(address: string, options: GetOptions): Promise<UpstreamAnswer> {
    let url = webAddress(address)
    for (let hop = 0; hop <= maxRedirects; hop += 1) {
      const ms = queues.restLeft(ruleOf(url, options))
      if (ms > 0) {
        const minutes = Math.ceil(ms / 60_000)
        throw new UpstreamError('busy', `${url.host} asked for a rest of ${minutes} more min`)
      }
      const response = await request(url, options)
      const location = response.headers.get('location')
      if (!redirects.has(response.status) || location === null) return { url, response }
      await response.body?.cancel()
      url = webAddress(location, url.href)
    }
    throw new UpstreamError('refused', `${url.host} redirects in circles`)
  }

  async function read(answer: UpstreamAnswer, options: GetOptions): Promise<HttpAnswer> {
    const { url, response } = answer
    if (response.status === 304 && options.etag) return { kind: 'unchanged' }
    if (response.status === 429 || response.status === 503) {
      const asked = retryAfterMs(response.headers.get('retry-after'))
      queues.rest(ruleOf(url, options), Math.max(asked, options.restMs ?? 600_000))
      await response.body?.cancel()
      throw new UpstreamError('busy', `${url.host} is busy (HTTP ${response.status})`)
    }
    const body = await readCapped(answer, options.maxBytes ?? 10_000_000)
    if (!response.ok) {
      const where = `${url.host}${url.pathname.slice(0, 60)}`
      throw new UpstreamError('refused', `${where} answered HTTP ${response.status}`, { body })
    }
    const { headers } = response
    return { kind: 'fresh', text: body, etag: headers.get('etag'), link: headers.get('link') }
  }

  return {
    get: (url, options = {}) =>
      queues.inTurn(options.queue, async () => {
        try {
          if (closing.signal.aborted) throw new UpstreamError('unreachable', 'closing down')
          return await read(await follow(url, options), options)
        } catch (error) {
          throw error instanceof UpstreamError ? error : unreachable(url, error)
        }
      }),
    close: () => closing.abort(),
  }
}

const ruleOf = (url: URL, options: GetOptions): string => options.queue?.name ?? url.host

function headersOf(userAgent: string, options: GetOptions): Record<string, string> {
  const headers: Record<string, string> = { 'user-agent': userAgent }
  if (options.accept) headers.accept = options.accept
  if (options.etag) headers['if-none-match'] = options.etag
  return headers
}

/** Other schemes would leave the network: `file:` reads this machine, `data:` invents answers. */
function webAddress(text: string, base?: string): URL {
  const url = URL.canParse(text, base) ? new URL(text, base) : null
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return url
  throw new UpstreamError('refused', `${text.slice(0, 80)} is no web address to fetch`)
}
