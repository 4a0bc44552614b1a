/** arXiv's API, asked after papers that readers saved: comments, journals and versions, a hundred a request.
 * What the daily OAI-PMH brings for all papers this brings for those that somebody waits to hear of. */
import { PaperboyError } from '../../errors.ts'
import type { PoliteHttp } from '../../lib/polite-http.ts'
import { UpstreamError } from '../../lib/upstream-error.ts'
import {
  type KnownCategories,
  pagesOf,
  type Round,
  type Source,
  type SourcePage,
} from '../source.ts'
import { readApiReply } from './arxiv-api-reply.ts'
import { arxivQueue } from './arxiv-queue.ts'

export type ArxivSavedDeps = {
  http: PoliteHttp
  baseUrl: string
  knownCategories: KnownCategories
  /** Ids whose turn it is. */
  savedDueAt: (at: Date) => Promise<string[]>
}

const idsAtOnce = 100

export const arxivSaved = (deps: ArxivSavedDeps): Source => ({
  name: 'arxiv-saved',
  async *pages(round) {
    const ids = await deps.savedDueAt(round.at)
    for (let at = 0; at < ids.length; at += idsAtOnce) {
      yield* pagesOf(await askAfter(deps, round, ids.slice(at, at + idsAtOnce)))
    }
  },
})

async function askAfter(deps: ArxivSavedDeps, round: Round, ids: string[]): Promise<SourcePage> {
  // Without a number of results the service tells of ten.
  const query = new URLSearchParams({ id_list: ids.join(','), max_results: String(ids.length) })
  const answer = await deps.http.get(`${deps.baseUrl}?${query}`, {
    queue: arxivQueue,
    accept: 'application/atom+xml, application/xml;q=0.9',
    timeoutMs: 120_000,
    ...(round.signal && { signal: round.signal }),
  })
  const asked = new Set(ids)
  try {
    const { papers, skipped } = readApiReply(
      answer.kind === 'fresh' ? answer.text : '',
      deps.knownCategories,
    )
    // They are held: nothing of this is an announcement.
    const held = papers.filter(({ publicId }) => asked.has(publicId))
    return {
      papers: held.map((paper) => ({ ...paper, firstAnnouncement: false })),
      signals: [],
      skipped,
    }
  } catch (cause) {
    const why = cause instanceof PaperboyError ? cause.message : 'unreadable'
    throw new UpstreamError('unreadable', `arXiv's API did not tell of papers: ${why}`, { cause })
  }
}
