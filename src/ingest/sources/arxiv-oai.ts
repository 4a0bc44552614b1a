/** arXiv by OAI-PMH: everything that changed within a range of days, for back-fill and for repairing
 * gaps. Each page carries a mark that is stored with its papers, so that a kill costs one page at
 * most. Tokens die at midnight UTC; the list is then begun again where it had come to. */
import { z } from 'zod'
import { PaperboyError } from '../../errors.ts'
import { addDays } from '../../lib/local-time.ts'
import type { PoliteHttp } from '../../lib/polite-http.ts'
import { UpstreamError } from '../../lib/upstream-error.ts'
import type { IncomingPaper } from '../../papers/paper.ts'
import { listingDayAt, startOfListingDay } from '../arxiv-calendar.ts'
import {
  type KnownCategories,
  pagesOf,
  type Round,
  type Source,
  type SourcePage,
} from '../source.ts'
import { readOaiRecord } from './arxiv-oai-record.ts'
import { type OaiReply, readOaiReply } from './arxiv-oai-reply.ts'
import { arxivQueue } from './arxiv-queue.ts'

export type OaiDeps = { http: PoliteHttp; baseUrl: string; knownCategories: KnownCategories }

/** Days are those of arXiv's datestamps (when a record last changed), both included. */
export type OaiRange = {
  from: string
  until?: string | undefined
  /** `cs`, `cs:cs:CV`, `physics:hep-th`; without: everything. */
  set?: string | undefined
}

/** `backfill`: papers count as available since their listing day, so none is mailed as new.
 * `repair`: papers first listed since `from` become available now and go into the next digest as late
 * ones; what is older is back-fill. */
export type HarvestAs = 'backfill' | 'repair'

/** A page holds 2,500 records and takes 29 to 90 s. */
const timeoutMs = 180_000
const maxBytes = 60_000_000
/** Marks that lead nowhere: a token refused again and again without a page between. */
const mostRefusals = 3
/** Rests and lapses that a back-fill sits out before it gives up until it is started again. */
const mostRests = 6

export const arxivOai = (deps: OaiDeps, range: OaiRange, as: HarvestAs): Source => ({
  name: 'arxiv-oai',
  markKey: `arxiv-oai ${as} ${range.set ?? 'all'} ${range.from} ${range.until ?? ''}`,
  pages: (round) => harvest(deps, { range, as }, round),
})

/** Least pause between two harvests of the present: the service changes once a night. */
const restMs = 6 * 3_600_000
const firstDaysBack = 2

/** What changed since the last time: comments, journals, new versions, and papers that the feed lacked. */
export const arxivOaiDaily = (deps: OaiDeps): Source => ({
  name: 'arxiv-oai',
  markKey: 'arxiv-oai daily',
  async *pages(round) {
    const last = round.etags[deps.baseUrl]
    if (last && round.at.getTime() - Date.parse(last) < restMs) return
    const today = round.at.toISOString().slice(0, 10)
    const from = last ? last.slice(0, 10) : addDays(today, -firstDaysBack)
    yield* harvest(deps, { range: { from }, as: 'repair' }, round)
    round.remember(deps.baseUrl, round.at.toISOString())
  },
})

const Mark = z.object({ token: z.string().nullable(), restart: z.iso.date() })
type Mark = z.infer<typeof Mark>

async function* harvest(
  deps: OaiDeps,
  job: { range: OaiRange; as: HarvestAs },
  round: Round,
): AsyncGenerator<SourcePage> {
  const { range } = job
  const resumed = Mark.safeParse(round.mark)
  let at: Mark = resumed.success ? resumed.data : { token: null, restart: range.from }
  let refusals = 0
  for (;;) {
    const reply = await askPatiently(deps, { url: urlOf(deps.baseUrl, range, at), job }, round)
    if (reply.kind === 'token-refused') {
      refusals += 1
      if (at.token === null || refusals >= mostRefusals) {
        throw new UpstreamError('unreadable', 'arXiv refuses its own resumption tokens')
      }
      at = { token: null, restart: at.restart }
      continue
    }
    refusals = 0
    // Never beyond the newest day seen: what changed later that day is asked for once more.
    const restart = later(at.restart, reply.newest, reply.oldest)
    at = { token: reply.token, restart }
    const page = read(reply.records, deps.knownCategories, {
      ...job,
      today: listingDayAt(round.at),
    })
    const pages = [...pagesOf(page)]
    const last = pages.pop() ?? page
    yield* pages
    yield { ...last, mark: { state: at, share: shareOf(range, restart, round.at), day: restart } }
    if (at.token === null) return
  }
}

/** The list goes by datestamp, so a restart may leave out the days before. Should a page ever reach
 * back behind the last one, nothing is left out. */
const later = (before: string, newest: string | null, oldest: string | null): string =>
  newest !== null && oldest !== null && oldest >= before && newest > before ? newest : before

function urlOf(baseUrl: string, range: OaiRange, { token, restart }: Mark): string {
  const query = new URLSearchParams({ verb: 'ListRecords' })
  if (token !== null) query.set('resumptionToken', token)
  else {
    query.set('metadataPrefix', 'arXivRaw')
    query.set('from', restart)
    if (range.until) query.set('until', range.until)
    if (range.set) query.set('set', range.set)
  }
  return `${baseUrl}?${query}`
}

/** How much of the range of days is done, 0 to 1. */
function shareOf(range: OaiRange, day: string, now: Date): number {
  const [from, to] = [Date.parse(range.from), Date.parse(range.until ?? listingDayAt(now))]
  return to <= from ? 1 : Math.min(1, Math.max(0, (Date.parse(day) - from) / (to - from)))
}

type Ask = { url: string; job: { as: HarvestAs } }

/** A back-fill takes hours and sits out rests and lapses; a repair is asked again with the next round. */
async function askPatiently(deps: OaiDeps, ask: Ask, round: Round): Promise<OaiReply> {
  for (let rests = 0; ; rests += 1) {
    try {
      return await askOnce(deps, ask.url, round)
    } catch (error) {
      const waitMs = error instanceof UpstreamError ? error.worthWaitingMs : null
      if (ask.job.as === 'repair' || waitMs === null || rests >= mostRests) throw error
      round.warn(`${(error as Error).message}: going on in ${Math.ceil(waitMs / 60_000)} min`)
      await round.wait(waitMs)
    }
  }
}

async function askOnce(deps: OaiDeps, url: string, round: Round): Promise<OaiReply> {
  const { signal } = round
  const answer = await deps.http.get(url, {
    queue: arxivQueue,
    accept: 'text/xml, application/xml;q=0.9',
    timeoutMs,
    maxBytes,
    ...(signal && { signal }),
  })
  try {
    return readOaiReply(answer.kind === 'fresh' ? answer.text : '')
  } catch (cause) {
    const why = cause instanceof PaperboyError ? cause.message : 'unreadable'
    throw new UpstreamError('unreadable', `arXiv did not send papers: ${why}`, { cause })
  }
}

type Reading = { range: OaiRange; as: HarvestAs; today: string }

function read(
  records: Extract<OaiReply, { kind: 'records' }>['records'],
  knownCategories: KnownCategories,
  reading: Reading,
): SourcePage {
  const page: SourcePage = { papers: [], signals: [], skipped: [] }
  for (const record of records) {
    const one = readOaiRecord(record, knownCategories)
    if (one.ok) page.papers.push({ ...one.paper, ...availability(one.paper, reading) })
    else page.skipped.push({ where: one.id, why: one.why })
  }
  return page
}

/** Design 4.1. A listing day of today is the present in any case: nobody can have had it before. */
function availability(paper: IncomingPaper, { range, as, today }: Reading) {
  const { listingDay } = paper
  if (listingDay === null) return {}
  const since = as === 'repair' ? range.from : today
  return listingDay >= since ? {} : { availableAt: startOfListingDay(listingDay) }
}

/** What a person gave as a range. Throws 'bad-input'. */
export function checkRange(range: OaiRange, today: string): OaiRange {
  const { from, set } = range
  const tomorrow = addDays(today, 1)
  // The service refuses an end beyond tomorrow; tomorrow's own would be other work than today's.
  const until = range.until !== undefined && range.until > tomorrow ? undefined : range.until
  const help = 'Give --from 2026-11-01, and --until with a later day or none.'
  if (from > today) throw new PaperboyError('bad-input', `${from} is in the future`, { help })
  if (until !== undefined && until < from) {
    throw new PaperboyError('bad-input', `the range ends (${until}) before it begins`, { help })
  }
  if (set !== undefined && !/^[A-Za-z-]+(?::[A-Za-z-]+){0,2}$/.test(set)) {
    throw new PaperboyError('bad-input', `${set.slice(0, 40)} is no set of arXiv`, {
      help: 'Sets read cs, cs:cs:CV or physics:hep-th.',
    })
  }
  // arXiv's earliest datestamp; before it the service refuses.
  return { from: from < firstDatestamp ? firstDatestamp : from, until, set }
}

const firstDatestamp = '2005-09-16'
