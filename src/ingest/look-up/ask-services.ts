/** Who is asked about a paper that somebody named, and in which order: the service that owns the name
 * first, its page last. Null: it knows no such paper. Throws UpstreamError when nobody answered. */
import { PaperboyError } from '../../errors.ts'
import type { GetOptions, PoliteHttp } from '../../lib/polite-http.ts'
import { UpstreamError } from '../../lib/upstream-error.ts'
import { parseArxivId } from '../../papers/arxiv-id.ts'
import type { IncomingPaper } from '../../papers/paper.ts'
import { admitWork, type RawWork } from '../admit-paper.ts'
import { startOfListingDay } from '../arxiv-calendar.ts'
import { estimatedListing } from '../estimated-listing.ts'
import type { KnownCategories } from '../source.ts'
import { readApiReply } from '../sources/arxiv-api-reply.ts'
import { readOaiRecord } from '../sources/arxiv-oai-record.ts'
import { readOaiReply } from '../sources/arxiv-oai-reply.ts'
import { arxivQueue, arxivQueueFor } from '../sources/arxiv-queue.ts'
import { readCitationPage } from './citation-page.ts'
import { readCslItem } from './csl-item.ts'

export type AskDeps = {
  http: PoliteHttp
  knownCategories: KnownCategories
  arxivOaiUrl: string
  arxivApiUrl: string
  /** `https://arxiv.org`, for abstract pages. */
  arxivUrl: string
  /** `https://doi.org`. */
  doiUrl: string
}

type Asked = IncomingPaper | null

/** OAI-PMH has what was announced until last night; the API is the last resort (it is throttled for
 * hours at times); the abstract page is there from the minute of the announcement. */
export async function askArxiv(deps: AskDeps, id: string): Promise<Asked> {
  const ways = [askOai, askAbstractPage, askApi]
  let fault: unknown = null
  for (const way of ways) {
    try {
      const paper = await way(deps, id)
      if (paper) return paper
    } catch (error) {
      if (!(error instanceof UpstreamError)) throw error
      // What told us to wait is not asked in another way either.
      if (error.reason === 'busy') throw error
      fault = error
    }
  }
  if (fault) throw fault
  return null
}

async function askOai(deps: AskDeps, id: string): Promise<Asked> {
  const query = new URLSearchParams({
    verb: 'GetRecord',
    identifier: `oai:arXiv.org:${id}`,
    metadataPrefix: 'arXivRaw',
  })
  const text = await get(deps, `${deps.arxivOaiUrl}?${query}`, { queue: arxivQueue })
  const reply = read('arXiv', () => readOaiReply(text))
  if (reply.kind !== 'records') return null
  const [record] = reply.records
  const paper = record ? readOaiRecord(record, deps.knownCategories) : null
  return paper?.ok ? paper.paper : null
}

async function askApi(deps: AskDeps, id: string): Promise<Asked> {
  const query = new URLSearchParams({ id_list: id, max_results: '1' })
  const text = await get(deps, `${deps.arxivApiUrl}?${query}`, { queue: arxivQueue })
  const reply = read("arXiv's API", () => readApiReply(text, deps.knownCategories))
  return reply.papers.find((paper) => paper.publicId === id) ?? null
}

async function askAbstractPage(deps: AskDeps, id: string): Promise<Asked> {
  const url = `${deps.arxivUrl}/abs/${id}`
  const text = await get(deps, url, { queue: arxivQueue }).catch(nullWhenMissing)
  const page = text === null ? null : readCitationPage(text, url)
  if (!page || parseArxivId(page.arxivId ?? '')?.id !== id) return null
  const paper = admitted(deps, { ...page, url: null })
  // The page tells the day of submission without the hour: noon is as good a guess as any.
  const submitted = page.submittedOn ? new Date(`${page.submittedOn}T12:00:00Z`) : null
  return paper && { ...paper, ...estimatedListing(id, submitted) }
}

/** doi.org passes the question on to Crossref or DataCite. */
export async function askDoi(deps: AskDeps, doi: string): Promise<Asked> {
  const url = `${deps.doiUrl}/${encodeURI(doi)}`
  const accept = 'application/vnd.citationstyles.csl+json'
  const text = await get(deps, url, { accept }).catch(nullWhenMissing)
  if (text === null) return null
  return admitted(
    deps,
    read('doi.org', () => readCslItem(text)),
  )
}

/** A page that somebody gave: only public ones are asked. */
export async function askPage(deps: AskDeps, url: string): Promise<Asked> {
  const text = await get(deps, url, {
    queueFor: arxivQueueFor,
    given: true,
    accept: 'text/html, application/xhtml+xml;q=0.9',
    timeoutMs: 10_000,
    maxBytes: 5_000_000,
  }).catch(nullWhenMissing)
  const page = text === null ? null : readCitationPage(text, url)
  if (!page) return null
  const id = parseArxivId(page.arxivId ?? '')?.id
  return id ? askArxiv(deps, id) : admitted(deps, page)
}

async function get({ http }: AskDeps, url: string, options: GetOptions): Promise<string> {
  const answer = await http.get(url, options)
  return answer.kind === 'fresh' ? answer.text : ''
}

function nullWhenMissing(error: unknown): null {
  if (error instanceof UpstreamError && (error.status === 404 || error.status === 410)) return null
  throw error
}

function read<T>(who: string, reading: () => T): T {
  try {
    return reading()
  } catch (cause) {
    const why = cause instanceof PaperboyError ? cause.message : 'unreadable'
    throw new UpstreamError('unreadable', `${who} did not send a paper: ${why}`, { cause })
  }
}

/** Nobody announced it to us: it is stored, and mailed only by those who write of it. */
function admitted(deps: AskDeps, raw: RawWork): Asked {
  const admission = admitWork(raw, deps.knownCategories)
  return admission.ok ? { ...admission.paper, listingDay: null, firstAnnouncement: false } : null
}

/** A paper of a past day that comes in by its name is no news (design 4.1). */
export const asBackfill = (paper: IncomingPaper, today: string): IncomingPaper =>
  paper.listingDay !== null && paper.listingDay < today
    ? { ...paper, availableAt: startOfListingDay(paper.listingDay) }
    : paper
