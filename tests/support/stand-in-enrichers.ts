/** A small server that answers as Semantic Scholar's batch and OpenAlex's list do: records in the order
 * asked with null for what is unknown, works by filter, keys demanded. */
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

type Answer = { status: number; retryAfter?: number; body?: string }

export type StandInEnrichers = {
  scholarUrl: string
  openAlexUrl: string
  /** Ids of each batch, and the filter of each list, in the order they came. */
  batches: string[][]
  filters: string[]
  /** By `ARXIV:id` or `DOI:doi`. */
  records: Map<string, unknown>
  /** By DOI in lower case. */
  works: Map<string, unknown>
  /** Answered in turn before anything else. */
  faults: Answer[]
  close(): Promise<void>
}

export async function standInEnrichers(key: string): Promise<StandInEnrichers> {
  const server = createServer(async (request, response) => {
    const fault = service.faults.shift()
    const { status, retryAfter, body } = fault ?? (await answer(service, key, request))
    if (retryAfter !== undefined) response.setHeader('retry-after', retryAfter)
    response.writeHead(status, { 'content-type': 'application/json' }).end(body ?? '')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const service: StandInEnrichers = {
    scholarUrl: `${base}/graph/v1`,
    openAlexUrl: base,
    batches: [],
    filters: [],
    records: new Map(),
    works: new Map(),
    faults: [],
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
  return service
}

async function answer(
  service: StandInEnrichers,
  key: string,
  request: IncomingMessage,
): Promise<Answer> {
  const url = new URL(request.url ?? '/', 'http://localhost')
  const asked = `${request.method} ${url.pathname}`
  if (asked === 'POST /graph/v1/paper/batch') {
    if (request.headers['x-api-key'] !== key) return { status: 403 }
    const { ids } = JSON.parse(await bodyOf(request)) as { ids: string[] }
    service.batches.push(ids)
    if (ids.length > 500) return { status: 400 }
    return { status: 200, body: JSON.stringify(ids.map((id) => service.records.get(id) ?? null)) }
  }
  if (asked !== 'GET /works') return { status: 404 }
  if (url.searchParams.get('api_key') !== key) return { status: 401 }
  if (Number(url.searchParams.get('per_page') ?? 25) > 100) return { status: 400 }
  if (url.searchParams.has('per-page')) return { status: 400 }
  const filter = url.searchParams.get('filter') ?? ''
  service.filters.push(filter)
  const results = filter
    .replace(/^doi:/, '')
    .split('|')
    .flatMap((doi) => service.works.get(doi) ?? [])
  return { status: 200, body: JSON.stringify({ meta: { count: results.length }, results }) }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const part of request) text += part
  return text
}
