/** A small HTTP server that answers as arXiv's feeds and Hugging Face's Daily Papers do: what a
 * request calls new depends on the categories it asks for, feeds are cut at 2,000 items, replacements
 * first, and an unknown category is an error feed with HTTP 400. */
import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Listing = {
  id: string
  version?: number
  title?: string
  abstract?: string
  authors?: string
  categories: string[]
  action: 'new' | 'cross' | 'replace'
}

export type StandInSources = {
  arxivRssUrl: string
  hfUrl: string
  /** Paths with query, in the order they came. */
  requests: string[]
  /** Replaces the day's listings. */
  announce(day: string, listings: Listing[]): void
  /** Replaces the items featured on a day, as the API writes them. */
  feature(day: string, items: unknown[]): void
  /** Answers requests whose path contains `part` so, until `heal`. */
  fail(part: string, answer: { status: number; body?: string; retryAfter?: number }): void
  heal(): void
  close(): Promise<void>
}

type State = {
  day: string
  listings: Listing[]
  featured: Map<string, unknown[]>
  faults: Map<string, { status: number; body?: string; retryAfter?: number }>
  requests: string[]
}

export async function standInSources(known: ReadonlySet<string>): Promise<StandInSources> {
  const state: State = {
    day: '2026-09-24',
    listings: [],
    featured: new Map(),
    faults: new Map(),
    requests: [],
  }
  const server = createServer((request, response) => answer(state, known, request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    arxivRssUrl: `${base}/rss`,
    hfUrl: base,
    requests: state.requests,
    announce(day, listings) {
      state.day = day
      state.listings = listings
    },
    feature: (day, items) => void state.featured.set(day, items),
    fail: (part, fault) => void state.faults.set(part, fault),
    heal: () => state.faults.clear(),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

function answer(
  state: State,
  known: ReadonlySet<string>,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const path = request.url ?? '/'
  state.requests.push(path)
  const fault = [...state.faults].find(([part]) => path.includes(part))?.[1]
  if (fault) {
    if (fault.retryAfter !== undefined) response.setHeader('retry-after', fault.retryAfter)
    response.writeHead(fault.status).end(fault.body ?? '')
  } else if (path.startsWith('/rss/')) answerFeed(state, known, request, response)
  else if (path.startsWith('/api/daily_papers')) answerDaily(state, path, response)
  else response.writeHead(404).end()
}

function answerFeed(
  state: State,
  known: ReadonlySet<string>,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const asked = decodeURIComponent((request.url ?? '').slice('/rss/'.length)).split('+')
  const bad = asked.find((category) => !known.has(category))
  const body =
    bad === undefined
      ? feedXml(state.day, asked, itemsFor(state.listings, asked))
      : errorXml(`Bad category '${bad}'.`)
  const etag = `"${createHash('sha256').update(body).digest('hex')}"`
  response.setHeader('etag', etag).setHeader('content-type', 'application/rss+xml')
  if (bad !== undefined) response.statusCode = 400
  else if (request.headers['if-none-match'] === etag) response.statusCode = 304
  response.end(response.statusCode === 304 ? undefined : body)
}

const order = ['new', 'cross', 'replace', 'replace-cross']

function itemsFor(listings: Listing[], asked: string[]) {
  return listings
    .filter((listing) => listing.categories.some((category) => asked.includes(category)))
    .map((listing) => {
      const own = asked.includes(listing.categories[0] as string)
      if (listing.action === 'replace') return { listing, type: own ? 'replace' : 'replace-cross' }
      return { listing, type: listing.action === 'new' && own ? 'new' : 'cross' }
    })
    .sort(
      (a, b) =>
        order.indexOf(a.type) - order.indexOf(b.type) || (a.listing.id < b.listing.id ? 1 : -1),
    )
    .slice(0, 2000)
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** arXiv's day begins at midnight in New York; September is summer time there. */
const midnight = (day: string): string =>
  new Date(`${day}T04:00:00Z`).toUTCString().replace('04:00:00 GMT', '00:00:00 -0400')

function feedXml(day: string, asked: string[], items: ReturnType<typeof itemsFor>): string {
  const head = `<title>${asked.join(', ')} updates on arXiv.org</title>
    <link>http://rss.arxiv.org/rss/${asked.join('+')}</link>
    <pubDate>${midnight(day)}</pubDate>`
  return rssXml(`${head}${items.map(({ listing, type }) => itemXml(day, listing, type)).join('')}`)
}

const errorXml = (reason: string): string =>
  rssXml(`<title>Feed error for query: x</title><description>${escaped(reason)}</description>`)

const rssXml = (channel: string): string => `<?xml version='1.0' encoding='UTF-8'?>
<rss xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns:dc="http://purl.org/dc/elements/1.1/" version="2.0"><channel>${channel}</channel></rss>`

function itemXml(day: string, listing: Listing, type: string): string {
  const versioned = `${listing.id}v${listing.version ?? 1}`
  const abstract = listing.abstract ?? `We study ${listing.id}.`
  return `<item>
      <title>${escaped(listing.title ?? `On ${listing.id}`)}</title>
      <link>https://arxiv.org/abs/${listing.id}</link>
      <description>arXiv:${versioned} Announce Type: ${type} \nAbstract: ${escaped(abstract)}</description>
      <guid isPermaLink="false">oai:arXiv.org:${versioned}</guid>
      ${listing.categories.map((category) => `<category>${category}</category>`).join('')}
      <pubDate>${midnight(day)}</pubDate>
      <arxiv:announce_type>${type}</arxiv:announce_type>
      <dc:creator>${escaped(listing.authors ?? 'Ada Bee, Carl Dee')}</dc:creator>
    </item>`
}

function answerDaily(state: State, path: string, response: ServerResponse): void {
  const query = new URL(path, 'http://localhost').searchParams
  const limit = Number(query.get('limit') ?? 50)
  const from = Number(query.get('p') ?? 0) * limit
  const items = state.featured.get(query.get('date') ?? '') ?? []
  response.setHeader('content-type', 'application/json')
  response.end(JSON.stringify(items.slice(from, from + limit)))
}
