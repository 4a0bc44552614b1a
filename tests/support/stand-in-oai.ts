/** A small server that answers as arXiv's OAI-PMH service does (sources.md section 3): pages in the
 * order of datestamps, tokens that die at midnight UTC, and errors of the protocol with status 200. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type OaiPaper = {
  id: string
  datestamp: string
  /** When each version came in, v1 first. */
  versions: Date[]
  title?: string
  comments?: string
  categories?: string
  deleted?: boolean
}

export type StandInOai = {
  url: string
  requests: URLSearchParams[]
  papers: OaiPaper[]
  /** YYYY-MM-DD: tokens of another day are refused. */
  today: string
  /** Answered in turn before anything else. */
  faults: Array<{ status: number; retryAfter?: number; body?: string }>
  close(): Promise<void>
}

export async function standInOai(pageSize: number): Promise<StandInOai> {
  const server = createServer((request, response) => answer(service, pageSize, request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const service: StandInOai = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/oai`,
    requests: [],
    papers: [],
    today: '2026-09-24',
    faults: [],
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
  return service
}

function answer(
  service: StandInOai,
  pageSize: number,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const query = new URL(request.url ?? '/', 'http://localhost').searchParams
  service.requests.push(query)
  const fault = service.faults.shift()
  if (fault) {
    if (fault.retryAfter !== undefined) response.setHeader('retry-after', fault.retryAfter)
    response.writeHead(fault.status).end(fault.body ?? '')
    return
  }
  response.setHeader('content-type', 'text/xml').end(oaiXml(reply(service, pageSize, query)))
}

function reply(service: StandInOai, pageSize: number, query: URLSearchParams): string {
  const token = query.get('resumptionToken')
  const asked = token === null ? query : new URLSearchParams(token)
  if (token !== null && asked.get('day') !== service.today) {
    return "<error code='badResumptionToken'>The value of the token is invalid or expired.</error>"
  }
  const from = asked.get('from') ?? ''
  const skip = Number(asked.get('skip') ?? 0)
  const until = asked.get('until') ?? '9999'
  const found = service.papers
    .filter(({ datestamp }) => datestamp >= from && datestamp <= until)
    .sort((a, b) => (a.datestamp + a.id < b.datestamp + b.id ? -1 : 1))
  const page = found.slice(skip, skip + pageSize)
  if (page.length === 0) return "<error code='noRecordsMatch'>an empty list</error>"
  const more = found.length > skip + pageSize
  const next = new URLSearchParams({
    from,
    until,
    skip: String(skip + pageSize),
    day: service.today,
  })
  const tail = more
    ? `<resumptionToken>${String(next).replaceAll('&', '&amp;')}</resumptionToken>`
    : '<resumptionToken/>'
  return `<ListRecords>${page.map(recordXml).join('')}${tail}</ListRecords>`
}

function recordXml(paper: OaiPaper): string {
  const header = `<header${paper.deleted ? ' status="deleted"' : ''}><identifier>oai:arXiv.org:${paper.id}</identifier><datestamp>${paper.datestamp}</datestamp></header>`
  if (paper.deleted) return `<record>${header}</record>`
  const versions = paper.versions
    .map((at, i) => `<version version="v${i + 1}"><date>${at.toUTCString()}</date></version>`)
    .join('')
  return `<record>${header}<metadata><arXivRaw><id>${paper.id}</id>${versions}
    <title>${paper.title ?? `On ${paper.id}`}</title><authors>Ada Bee and Carl Dee</authors>
    <categories>${paper.categories ?? 'cs.CV'}</categories>
    ${paper.comments ? `<comments>${paper.comments}</comments>` : ''}
    <abstract>We study ${paper.id}.</abstract></arXivRaw></metadata></record>`
}

const oaiXml = (body: string): string =>
  `<?xml version="1.0"?><OAI-PMH><responseDate>x</responseDate><request>x</request>${body}</OAI-PMH>`
