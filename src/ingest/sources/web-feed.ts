/** Any feed by its address: journals, labs, overlay journals. What a feed holds when it is first asked
 * is history; what it holds later and was not there before is new. */
import { PaperboyError } from '../../errors.ts'
import { webFeedName } from '../../lib/feed-name.ts'
import { addDays } from '../../lib/local-time.ts'
import type { PoliteHttp } from '../../lib/polite-http.ts'
import type { Queue } from '../../lib/request-queues.ts'
import { UpstreamError } from '../../lib/upstream-error.ts'
import type { IncomingPaper } from '../../papers/paper.ts'
import { listingDayAt, startOfListingDay } from '../arxiv-calendar.ts'
import { type KnownCategories, pagesOf, type Source, type SourcePage } from '../source.ts'
import { arxivQueueFor } from './arxiv-queue.ts'
import { readFeedItems } from './web-feed-items.ts'
import { readFeedPaper } from './web-feed-paper.ts'

export type WebFeedDeps = {
  http: PoliteHttp
  knownCategories: KnownCategories
  url: string
  /** The address came from an editor, not from the settings: public hosts only. */
  given?: boolean
}

/** Journals hold their feeds to some hundreds. */
const mostItems = 2000

export const webFeed = (deps: WebFeedDeps): Source => ({
  name: webFeedName(deps.url),
  async *pages(round) {
    const { url } = deps
    const etag = round.etags[url] ?? null
    const modified = round.etags[`${url} modified`] ?? null
    const isFirst = round.etags[`${url} asked`] === undefined
    const answer = await deps.http.get(url, {
      queueFor,
      etag,
      modified,
      accept:
        'application/rss+xml, application/atom+xml, application/rdf+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8',
      timeoutMs: 20_000,
      ...(deps.given && { given: true }),
      ...(round.signal && { signal: round.signal }),
    })
    if (answer.kind === 'unchanged') return
    const today = listingDayAt(round.at)
    yield* pagesOf(read(answer.text, deps.knownCategories, { today, isFirst }))
    round.remember(`${url} asked`, today)
    if (answer.etag) round.remember(url, answer.etag)
    if (answer.modified) round.remember(`${url} modified`, answer.modified)
  },
})

/** A feed that moved is asked for where it is now, in the turns of that host. */
const queueFor = (address: string): Queue =>
  arxivQueueFor(address) ?? { name: new URL(address).host, spacingMs: 2000 }

function read(
  text: string,
  knownCategories: KnownCategories,
  { today, isFirst }: { today: string; isFirst: boolean },
): SourcePage {
  const page: SourcePage = { papers: [], signals: [], skipped: [] }
  for (const item of itemsOf(text)) {
    const read = readFeedPaper(item, knownCategories, today)
    if (!read.ok) page.skipped.push({ where: read.where, why: read.why })
    else page.papers.push(isFirst ? asHistory(read.paper, today) : read.paper)
  }
  return page
}

/** What tells no day may be of any: it is put behind what weekly readers have seen. */
const undatedDaysBack = 14

function asHistory(paper: IncomingPaper, today: string): IncomingPaper {
  const { listingDay, listingDayEstimated } = paper
  const day = listingDayEstimated ? addDays(today, -undatedDaysBack) : listingDay
  if (day === null || day >= today) return paper
  return { ...paper, listingDay: day, availableAt: startOfListingDay(day) }
}

function itemsOf(text: string) {
  try {
    return readFeedItems(text).slice(0, mostItems)
  } catch (cause) {
    const why = cause instanceof PaperboyError ? cause.message : 'unreadable'
    throw new UpstreamError('unreadable', why, { cause })
  }
}
