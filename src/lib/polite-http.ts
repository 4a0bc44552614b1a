/** Fetching from services that owe us nothing: says who asks, asks one at a time and spaced, obeys
 * Retry-After, stops at a size and a time, and never throws anything but UpstreamError. */
import { isLocal } from './local-host.ts'
import { requestLogin } from './request-login.ts'
import {
  createRequestQueues,
  type Queue,
  type QueueClock,
  type SharedTurns,
} from './request-queues.ts'
import { readCapped, retryAfterMs } from './upstream-answer.ts'
import { UpstreamError, unreachable } from './upstream-error.ts'

export type GetOptions = {
  queue?: Queue
  /** For an address that somebody named: the queue of it and of each it redirects us to. */
  queueFor?: (address: string) => Queue | null
  /** Sent as If-None-Match; the answer may then be `unchanged`. */
  etag?: string | null
  /** Sent as If-Modified-Since, for those who know no ETag. */
  modified?: string | null
  accept?: string
  /** For one request with its body; each redirect has its own. Default 30 s. */
  timeoutMs?: number
  /** Of the body after decompression. Default 10 MB. */
  maxBytes?: number
  /** Least rest after a 429 or 503. Default 10 min, arXiv's wish (sources.md 0.5). */
  restMs?: number
  /** Breaks this request off. */
  signal?: AbortSignal
  /** The address was given by a reader or an editor: only public hosts are asked for it. */
  given?: boolean
  /** Keys and the like: for the host that was named, and never for where it redirects us to. */
  headers?: Readonly<Record<string, string>>
  /** Sent as JSON by POST, for those who are asked so; a redirect is then a refusal. */
  json?: unknown
}

export type HttpAnswer =
  | { kind: 'unchanged' }
  | {
      kind: 'fresh'
      text: string
      etag: string | null
      link: string | null
      modified: string | null
      type: string
      /** Where it was found in the end. */
      url: string
    }

export type PoliteHttp = {
  /** GETs text, or POSTs `json`. Throws UpstreamError (code 'upstream') for anything but a 2xx or a 304. */
  get(url: string, options?: GetOptions): Promise<HttpAnswer>
  /** Breaks off what is under way and refuses what comes after. */
  close(): void
}

export type PoliteHttpDeps = QueueClock & {
  userAgent: string
  fetch?: Fetch
  /** For what strangers name, and for where others redirect us to; refuses what is not public. */
  safeFetch?: Fetch
  /** Turns and rests of the whole deployment; without: of this process. */
  shared?: SharedTurns
}

/** As the global one, as far as it is used here. */
export type Fetch = (
  url: URL,
  init: {
    headers: Record<string, string>
    redirect: 'manual'
    signal: AbortSignal
    method?: 'POST'
    body?: string
  },
) => Promise<Response>

const maxRedirects = 5
const redirects = new Set([301, 302, 303, 307, 308])
const isBusy = (status: number): boolean => status === 429 || status === 503

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

type Exchange = { url: URL; status: number; headers: Headers; text: string }

export function createPoliteHttp(deps: PoliteHttpDeps): PoliteHttp {
  const plainFetch: Fetch = deps.fetch ?? ((url, init) => fetch(url, init))
  const safeFetch = deps.safeFetch ?? plainFetch
  const queues = createRequestQueues(deps)
  const closing = new AbortController()

  /** One request with its body, all within its turn: a single connection means the whole answer. */
  function exchange(url: URL, options: GetOptions, fetchOf: Fetch): Promise<Exchange> {
    const stop = options.signal ? AbortSignal.any([closing.signal, options.signal]) : closing.signal
    return queues.spaced(options.queue, stop, async () => {
      // Another instance may have been told to rest while this one waited for its turn.
      if (options.queue) await demandNoRest(url, options)
      const timeout = AbortSignal.timeout(options.timeoutMs ?? 30_000)
      const headers = headersOf(deps.userAgent, options)
      const signal = AbortSignal.any([stop, timeout])
      const response = await fetchOf(url, {
        ...bodyOf(options),
        headers,
        redirect: 'manual',
        signal,
      })
      const { status } = response
      const isRead = !redirects.has(status) && status !== 304 && !isBusy(status)
      if (!isRead) await response.body?.cancel()
      // Before the turn is given back: the next in it must know.
      if (isBusy(status)) await queues.rest(ruleOf(url, options), restOf(response, options))
      const text = isRead ? await readCapped({ url, response }, options.maxBytes ?? 10_000_000) : ''
      return { url, status, headers: response.headers, text }
    })
  }

  async function demandNoRest(url: URL, options: GetOptions): Promise<void> {
    const ms = await queues.restLeft(ruleOf(url, options))
    if (ms === 0) return
    const why = `${url.host} asked for a rest of ${Math.ceil(ms / 60_000)} more min`
    throw new UpstreamError('busy', why, { worthWaitingMs: ms })
  }

  /** A turn for each address: who waits for one holds no other. */
  function askInTurn(url: URL, asked: GetOptions, fetchOf: Fetch): Promise<Exchange> {
    const queue = asked.queueFor?.(url.href) ?? asked.queue
    const options = queue ? { ...asked, queue } : asked
    return queues.inTurn(queue, async () => {
      if (closing.signal.aborted) throw new UpstreamError('unreachable', 'closing down')
      await demandNoRest(url, options)
      return await exchange(url, options, fetchOf)
    })
  }

  async function follow(address: string, options: GetOptions): Promise<Exchange> {
    const named = webAddress(address)
    let { url, asked } = options.given ? { url: named, asked: options } : withLogin(named, options)
    // What the operator's own settings name may be in the house; what redirects there may not.
    const isTrusted = !options.given
    const inHouse = isTrusted && isLocal(url.href)
    for (let hop = 0; hop <= maxRedirects; hop += 1) {
      const fetchOf = inHouse || (isTrusted && hop === 0) ? plainFetch : safeFetch
      const answer = await askInTurn(url, asked, fetchOf)
      const location = answer.headers.get('location')
      if (!redirects.has(answer.status) || location === null) return answer
      const next = webAddress(location, url.href)
      asked = askedThere(asked, { from: url, to: next })
      url = next
    }
    throw new UpstreamError('refused', `${url.host} redirects in circles`)
  }

  return {
    async get(url, options = {}) {
      try {
        return judge(await follow(url, options), options)
      } catch (error) {
        throw error instanceof UpstreamError ? error : unreachable(url, error)
      }
    },
    close: () => closing.abort(),
  }
}

function judge(answer: Exchange, options: GetOptions): HttpAnswer {
  const { url, status, text } = answer
  if (status === 304 && (options.etag || options.modified)) return { kind: 'unchanged' }
  if (isBusy(status)) {
    const why = `${url.host} is busy (HTTP ${status})`
    throw new UpstreamError('busy', why, { worthWaitingMs: restOf(answer, options) })
  }
  if (status < 200 || status > 299) {
    const where = `${url.host}${url.pathname.slice(0, 60)}`
    throw new UpstreamError('refused', `${where} answered HTTP ${status}`, { body: text, status })
  }
  return freshOf(answer)
}

const freshOf = ({ url, headers, text }: Exchange): HttpAnswer => ({
  kind: 'fresh',
  text,
  etag: headers.get('etag'),
  link: headers.get('link'),
  modified: headers.get('last-modified'),
  type: headers.get('content-type') ?? '',
  url: url.href,
})

const ruleOf = (url: URL, options: GetOptions): string => options.queue?.name ?? url.host

const restOf = ({ headers }: { headers: Headers }, { restMs = 600_000 }: GetOptions): number =>
  Math.max(retryAfterMs(headers.get('retry-after')), restMs)

/** What may follow a redirect: no key goes to another host, and nothing is posted twice. */
function askedThere(options: GetOptions, { from, to }: { from: URL; to: URL }): GetOptions {
  if (options.json !== undefined) {
    throw new UpstreamError('refused', `${from.host} sends what is posted there elsewhere`)
  }
  return from.origin === to.origin ? options : { ...options, headers: {} }
}

function withLogin(address: URL, options: GetOptions): { url: URL; asked: GetOptions } {
  const { url, authorization } = requestLogin(address)
  if (authorization === null) return { url, asked: options }
  return { url, asked: { ...options, headers: { ...options.headers, authorization } } }
}

const bodyOf = ({ json }: GetOptions): { method?: 'POST'; body?: string } =>
  json === undefined ? {} : { method: 'POST', body: JSON.stringify(json) }

function headersOf(userAgent: string, options: GetOptions): Record<string, string> {
  const headers: Record<string, string> = { ...options.headers, 'user-agent': userAgent }
  if (options.json !== undefined) headers['content-type'] = 'application/json'
  if (options.accept) headers.accept = options.accept
  if (options.etag) headers['if-none-match'] = options.etag
  if (options.modified) headers['if-modified-since'] = options.modified
  return headers
}

/** Other schemes would leave the network: `file:` reads this machine, `data:` invents answers. */
function webAddress(text: string, base?: string): URL {
  const url = URL.canParse(text, base) ? new URL(text, base) : null
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return url
  throw new UpstreamError('refused', `${text.slice(0, 80)} is no web address to fetch`)
}
