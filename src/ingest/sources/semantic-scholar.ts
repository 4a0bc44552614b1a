/** Semantic Scholar, asked where a key is given: what it knows of the papers of the last days, five
 * hundred a request. Facts only, under its name; what it does not know is normal and no fault. */
import { PaperboyError } from '../../errors.ts'
import type { PoliteHttp } from '../../lib/polite-http.ts'
import { UpstreamError } from '../../lib/upstream-error.ts'
import { isArxivId } from '../../papers/arxiv-id.ts'
import type { EnrichablePaper } from '../../papers/enrichable-papers.ts'
import { pagesOf, type Round, type Source, type SourcePage } from '../source.ts'
import { readScholarRecord } from './scholar-record.ts'

/** With a key: one request a second. */
const queue = { name: 'semanticscholar', spacingMs: 1_100 }
/** A request takes no more. */
const batchSize = 500

const fields =
  'externalIds,venue,publicationVenue,journal,citationCount,openAccessPdf,tldr,authors.affiliations'

export type EnrichingDeps = {
  http: PoliteHttp
  baseUrl: string
  /** What it may be asked about. */
  papersAt: (at: Date) => Promise<EnrichablePaper[]>
}

export const semanticScholar = (deps: EnrichingDeps & { key: string }): Source => ({
  name: 'semantic-scholar',
  async *pages(round) {
    const asked = (await deps.papersAt(round.at)).flatMap((paper) => askedAs(paper) ?? [])
    for (let at = 0; at < asked.length; at += batchSize) {
      yield* pagesOf(await askFor(deps, round, asked.slice(at, at + batchSize)))
    }
  },
})

type Asked = { publicId: string; id: string }

function askedAs({ publicId, doi }: EnrichablePaper): Asked | null {
  if (isArxivId(publicId)) return { publicId, id: `ARXIV:${publicId}` }
  return doi === null ? null : { publicId, id: `DOI:${doi}` }
}

async function askFor(deps: EnrichingDeps & { key: string }, round: Round, asked: Asked[]) {
  const answer = await deps.http.get(`${deps.baseUrl}/paper/batch?fields=${fields}`, {
    queue,
    accept: 'application/json',
    headers: { 'x-api-key': deps.key },
    json: { ids: asked.map(({ id }) => id) },
    timeoutMs: 60_000,
    ...(round.signal && { signal: round.signal }),
  })
  try {
    return readBatch(
      answer.kind === 'fresh' ? answer.text : '[]',
      asked.map(({ publicId }) => publicId),
    )
  } catch (cause) {
    const why = cause instanceof PaperboyError ? cause.message : 'unreadable'
    throw new UpstreamError('unreadable', `Semantic Scholar did not send records: ${why}`, {
      cause,
    })
  }
}

/** In the order that was asked in; null: not known there. */
function readBatch(text: string, asked: readonly string[]): SourcePage {
  const values = listIn(text)
  if (values.length !== asked.length) {
    throw notScholar(`${values.length} records for ${asked.length} papers`)
  }
  return pageOf(
    values.flatMap((value, at) => (value === null ? [] : [{ value, asked: asked[at] ?? null }])),
  )
}

/** A recorded reply, of a search or a batch. Throws PaperboyError 'bad-input' for anything else. */
export function readScholarReply(text: string): SourcePage {
  const values = listIn(text).filter((value) => value !== null)
  const page = pageOf(values.map((value) => ({ value, asked: null })))
  if (values.length > 0 && page.signals.length === 0) throw notScholar('no record of it has a name')
  return page
}

function pageOf(given: Array<{ value: unknown; asked: string | null }>): SourcePage {
  const page: SourcePage = { papers: [], signals: [], skipped: [] }
  given.forEach(({ value, asked }, index) => {
    const read = readScholarRecord(value, asked)
    if (read.ok) page.signals.push(read.signal)
    else {
      const where = read.id === '' ? `record ${index + 1}` : `record ${index + 1} (${read.id})`
      page.skipped.push({ where, why: read.why })
    }
  })
  return page
}

function listIn(text: string): unknown[] {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    throw notScholar('it is not JSON', cause)
  }
  const list = typeof value === 'object' && value !== null && 'data' in value ? value.data : value
  if (!Array.isArray(list)) throw notScholar('it is not a list')
  return list
}

const notScholar = (why: string, cause?: unknown): PaperboyError =>
  new PaperboyError('bad-input', `this is not a reply of Semantic Scholar: ${why}`, { cause })
