/** OpenAlex (CC0), asked where a key or a contact is given: what it knows of the papers of the last days,
 * fifty a request. It has papers of arXiv two days late, and not all of them: what is missing is normal. */
import { PaperboyError } from '../../errors.ts'
import { UpstreamError } from '../../lib/upstream-error.ts'
import { isArxivId } from '../../papers/arxiv-id.ts'
import type { EnrichablePaper } from '../../papers/enrichable-papers.ts'
import type { IncomingSignal } from '../../papers/paper.ts'
import { pagesOf, type Round, type Source, type SourcePage } from '../source.ts'
import { readOpenAlexWork } from './openalex-work.ts'
import type { EnrichingDeps } from './semantic-scholar.ts'

const queue = { name: 'openalex', spacingMs: 1_000 }
/** By two names at most: a page has a hundred works, and an address no room for more. */
const batchSize = 50

const select = 'id,doi,cited_by_count,primary_location,best_oa_location,locations,authorships'

type OpenAlexDeps = EnrichingDeps & { key: string | null; mailto: string | null }

export const openAlex = (deps: OpenAlexDeps): Source => ({
  name: 'openalex',
  async *pages(round) {
    const asked = (await deps.papersAt(round.at)).flatMap((paper) => askedAs(paper) ?? [])
    for (let at = 0; at < asked.length; at += batchSize) {
      yield* pagesOf(await askFor(deps, round, asked.slice(at, at + batchSize)))
    }
  },
})

type Asked = { publicId: string; dois: string[] }

function askedAs({ publicId, doi }: EnrichablePaper): Asked | null {
  const own = isArxivId(publicId) ? [`10.48550/arxiv.${publicId}`] : []
  const dois = [...own, ...(doi === null ? [] : [doi])].filter((one) => !/[|,]/.test(one))
  return dois.length === 0 ? null : { publicId, dois }
}

async function askFor(deps: OpenAlexDeps, round: Round, asked: Asked[]): Promise<SourcePage> {
  const query = new URLSearchParams({
    filter: `doi:${asked.flatMap(({ dois }) => dois).join('|')}`,
    per_page: '100',
    select,
    ...(deps.mailto !== null && { mailto: deps.mailto }),
    ...(deps.key !== null && { api_key: deps.key }),
  })
  const answer = await deps.http.get(`${deps.baseUrl}/works?${query}`, {
    queue,
    accept: 'application/json',
    timeoutMs: 60_000,
    ...(round.signal && { signal: round.signal }),
  })
  try {
    return readOpenAlexReply(answer.kind === 'fresh' ? answer.text : '{"results":[]}', asked)
  } catch (cause) {
    const why = cause instanceof PaperboyError ? cause.message : 'unreadable'
    throw new UpstreamError('unreadable', `OpenAlex did not send works: ${why}`, { cause })
  }
}

/** Works that nobody asked for are passed over: a wrong answer must not reach another paper. */
export function readOpenAlexReply(text: string, asked: readonly Asked[]): SourcePage {
  const byName = new Map(
    asked.flatMap(({ publicId, dois }) =>
      [publicId, ...dois].map((name): [string, string] => [name, publicId]),
    ),
  )
  const page: SourcePage = { papers: [], signals: [], skipped: [] }
  const found = new Map<string, IncomingSignal>()
  worksIn(text).forEach((value, index) => {
    const work = readOpenAlexWork(value)
    if (!work.ok) {
      page.skipped.push({ where: `work ${index + 1} ${work.id}`.trim(), why: work.why })
      return
    }
    const name = work.names.find((one) => byName.has(one))
    const publicId = name === undefined ? undefined : byName.get(name)
    if (publicId !== undefined) found.set(publicId, work.signalOf(publicId))
  })
  return { ...page, signals: [...found.values()] }
}

function worksIn(text: string): unknown[] {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    throw notOpenAlex('it is not JSON', cause)
  }
  const list =
    typeof value === 'object' && value !== null && 'results' in value ? value.results : null
  if (!Array.isArray(list)) throw notOpenAlex('it has no results')
  return list
}

const notOpenAlex = (why: string, cause?: unknown): PaperboyError =>
  new PaperboyError('bad-input', `this is not a reply of OpenAlex: ${why}`, { cause })
