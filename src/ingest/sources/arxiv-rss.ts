/** arXiv's daily feeds, live: every category whether or not somebody follows it, because yesterday's
 * feed is gone. What a request says of a paper is relative to it, so cross-listings wait until all
 * groups were asked, and count only if no group brought the paper as new or replaced. */
import { PaperboyError } from '../../errors.ts'
import type { PoliteHttp } from '../../lib/polite-http.ts'
import { UpstreamError } from '../../lib/upstream-error.ts'
import type { IncomingPaper } from '../../papers/paper.ts'
import { listingDayAt } from '../arxiv-calendar.ts'
import {
  attempt,
  type KnownCategories,
  pagesOf,
  type Round,
  type Source,
  stopsTheRound,
} from '../source.ts'
import { arxivQueue } from './arxiv-queue.ts'
import { type ArxivFeed, readArxivFeed, readErrorFeed } from './arxiv-rss-feed.ts'
import { arxivGroups } from './arxiv-rss-groups.ts'

/** Where arXiv cuts a feed, replacements first. */
const cutAt = 2000

export type ArxivRssDeps = {
  http: PoliteHttp
  /** `https://rss.arxiv.org/rss`, or `/atom`; the categories are appended, joined by `+`. */
  baseUrl: string
  knownCategories: KnownCategories
  groups?: readonly (readonly string[])[]
}

type Gathered = {
  /** Ids that came as new or replaced. */
  stated: Set<string>
  crosses: Map<string, IncomingPaper>
  etags: Map<string, string>
}

/** The same announcements in Atom, for where the RSS ones fail. */
export const arxivAtom = (deps: ArxivRssDeps): Source => ({ ...arxivRss(deps), name: 'arxiv-atom' })

export const arxivRss = (deps: ArxivRssDeps): Source => ({
  name: 'arxiv-rss',
  async *pages(round) {
    const gathered: Gathered = { stated: new Set(), crosses: new Map(), etags: new Map() }
    const waiting = (deps.groups ?? arxivGroups).map((group) => [...group])
    let failure: unknown = null
    for (let group = waiting.shift(); group; group = waiting.shift()) {
      const failed = yield* attempt(groupPages(deps, round, { group, waiting, gathered }))
      failure ??= failed
      if (stopsTheRound(failed)) break
    }
    const crosses = [...gathered.crosses].filter(([id]) => !gathered.stated.has(id))
    yield* pagesOf({ papers: crosses.map(([, paper]) => paper), signals: [], skipped: [] })
    for (const [url, etag] of gathered.etags) round.remember(url, etag)
    if (failure !== null) throw failure
  },
})

type Asked = { group: string[]; waiting: string[][]; gathered: Gathered }

async function* groupPages(deps: ArxivRssDeps, round: Round, asked: Asked) {
  const { group, waiting, gathered } = asked
  const url = `${deps.baseUrl}/${group.join('+')}`
  const feed = await fetchFeed(deps, round, { url, group }, gathered.etags)
  if (feed === null) return
  if (feed.size >= cutAt) {
    gathered.etags.delete(url)
    waiting.unshift(...halvesOf(group, round, feed.day))
  }
  yield* pagesOf({ papers: take(feed, gathered), signals: [], skipped: feed.skipped })
}

/** Null: not changed since the last round. */
async function fetchFeed(
  deps: ArxivRssDeps,
  round: Round,
  { url, group }: { url: string; group: string[] },
  etags: Map<string, string>,
): Promise<ArxivFeed | null> {
  const accept = 'application/rss+xml, application/atom+xml;q=0.9, application/xml;q=0.8'
  const etag = round.etags[url] ?? null
  const answer = await deps.http
    .get(url, { queue: arxivQueue, etag, accept, timeoutMs: 60_000 })
    .catch((error) => {
      throw withReason(error)
    })
  if (answer.kind === 'unchanged') return null
  if (endsEarly(answer.text)) round.cut?.({ day: null, categories: group })
  const feed = readAnswer(answer.text, deps.knownCategories)
  const tomorrow = listingDayAt(new Date(round.at.getTime() + 86_400_000))
  if (feed.day !== null && feed.day > tomorrow) {
    throw new UpstreamError('unreadable', `arXiv's feed claims to be of ${feed.day}`)
  }
  if (answer.etag !== null) etags.set(url, answer.etag)
  return feed
}

/** It begins as a feed and is not closed; a page of a gateway in between is no feed at all. */
const endsEarly = (text: string): boolean =>
  /^\s*(?:<\?[^>]*\?>\s*)?<(?:rss|feed)\b/i.test(text) && !/<\/(?:rss|feed)>\s*$/i.test(text)

function readAnswer(text: string, knownCategories: KnownCategories): ArxivFeed {
  try {
    return readArxivFeed(text, knownCategories)
  } catch (cause) {
    const why = cause instanceof PaperboyError ? cause.message : 'unreadable'
    throw new UpstreamError('unreadable', `arXiv did not send a feed: ${why}`, { cause })
  }
}

function withReason(error: unknown): unknown {
  if (!(error instanceof UpstreamError) || error.reason !== 'refused') return error
  const reason = readErrorFeed(error.body)
  if (reason === null) return error
  return new UpstreamError('refused', `arXiv refused the request: ${reason}`, { cause: error })
}

/** What to store now: everything but cross-listings. A paper that several groups bring is kept the
 * first time. */
function take(feed: ArxivFeed, gathered: Gathered): IncomingPaper[] {
  const papers: IncomingPaper[] = []
  for (const { announced, paper } of feed.items) {
    if (announced === 'cross') gathered.crosses.set(paper.publicId, paper)
    else if (!gathered.stated.has(paper.publicId)) {
      gathered.stated.add(paper.publicId)
      papers.push(paper)
    }
  }
  return papers
}

/** A cut feed has lost something. Its ETag is forgotten, so that the halves are asked for each time. */
function halvesOf(group: string[], round: Round, day: string | null): string[][] {
  if (group.length === 1) {
    round.cut?.({ day, categories: group })
    round.warn(
      `arXiv's feed of ${group[0]} was cut at ${cutAt} items: the rest is asked of OAI-PMH`,
    )
    return []
  }
  const names = `${group[0]} to ${group.at(-1)}`
  round.warn(`arXiv's feed of ${names} was cut at ${cutAt} items: asking for it in two halves`)
  const middle = Math.ceil(group.length / 2)
  return [group.slice(0, middle), group.slice(middle)]
}
