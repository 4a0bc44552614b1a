/** Brings papers in, from a live source or a file. Idempotent: the same input twice changes nothing
 * and says so. Of two instances, the one with the job's lease runs it; the caller takes the lease. */
import { setTimeout as pause } from 'node:timers/promises'
import { PaperboyError } from '../errors.ts'
import type { Calendar } from '../storage/calendar.ts'
import type { Db } from '../storage/database.ts'
import { type CutFeed, keepCutFeeds } from './freshness/cut-feeds.ts'
import { type LateListing, withLateListing } from './freshness/late-listing.ts'
import { openFileSource } from './open-file-source.ts'
import type { KnownCategories, Round, Source, SourcePage } from './source.ts'
import { beginRound, endRound } from './source-health.ts'
import { dropMark, keepMark, readMark } from './source-marks.ts'
import type { HarvestAs, OaiRange } from './sources/arxiv-oai.ts'
import {
  addReport,
  emptyReport,
  type IngestReport,
  type StorePageDeps,
  storePage,
  type TagPapers,
} from './store-page.ts'

export type { IngestReport } from './store-page.ts'

export type IngestDeps = {
  db: Db
  calendar: Calendar
  tagPapers: TagPapers
  foreseeTags?: StorePageDeps['foreseeTags']
  knownCategories: KnownCategories
  /** Those that SOURCES names (live-sources.ts). */
  live: readonly Source[]
  /** A feed cut short and the like; also what stopped a round that had taken something. */
  warn?: (message: string) => void
  /** Aborts when the caller's lease is lost or the service closes: no further page is stored. */
  signal?: AbortSignal
  /** arXiv over a range of days. */
  harvest?: (range: OaiRange, as: HarvestAs) => Source
  /** After each page of work that marks how far it has come. */
  tell?: (progress: IngestProgress) => void
  /** Rests; for tests. */
  wait?: (ms: number, signal: AbortSignal | undefined) => Promise<unknown>
}

/** `share`: 0 to 1; `day`: YYYY-MM-DD that was come to. */
export type IngestProgress = { read: number; new: number; share: number; day: string }

/** The name of a live source, the path of a file, or a range of days of arXiv. */
export type IngestInput =
  | { source: string }
  | { file: string }
  /** `late`: what of it is missing from a feed. */
  | { harvest: OaiRange; as: HarvestAs; late?: LateListing }

/** Throws PaperboyError: 'bad-input' for an unknown source, a live one under `--now` or a file that
 * is not what it claims, 'upstream' when a live source gave nothing. A round that broke off half
 * way keeps what it took; the report then ends with a line that says why. */
export async function runIngest(deps: IngestDeps, input: IngestInput): Promise<IngestReport> {
  const source = await sourceOf(deps, input)
  const { markKey } = source
  const report = emptyReport()
  const kept: Record<string, string> = {}
  const cuts: CutFeed[] = []
  let listingDay: string | null = null
  const round: Round = {
    at: await deps.calendar.now(deps.db),
    etags: await beginRound(deps.db, source.name),
    remember: (url, etag) => {
      kept[url] = etag
    },
    warn: deps.warn ?? (() => undefined),
    cut: (feed) => void cuts.push(feed),
    mark: markKey === undefined ? null : await readMark(deps.db, markKey),
    wait: (ms) => waitFor(deps, ms),
    signal: deps.signal,
  }
  const end = async (error: string | null) => {
    const { name } = source
    await keepCutFeeds(deps.db, { source: name, at: round.at, cuts, whole: error === null })
    await endRound(deps.db, name, { etags: kept, listingDay, error })
  }
  try {
    for await (const page of source.pages(round)) {
      deps.signal?.throwIfAborted()
      addReport(report, await storeWithMark(deps, source, { page, late: 'late' in input }))
      listingDay = newestDay(page, listingDay)
      if (page.mark) deps.tell?.({ ...report, share: page.mark.share, day: page.mark.day })
    }
    if (markKey !== undefined) await dropMark(deps.db, markKey)
  } catch (error) {
    // To be stopped is no fault of the source.
    if (deps.signal?.aborted) throw deps.signal.reason
    await end(messageOf(error))
    if (!isUpstream(error) || report.read === 0) throw error
    round.warn(`${source.name} broke off: ${error.message}`)
    report.read += 1
    report.skipped.push({ where: source.name, why: error.message })
    return report
  }
  await end(null)
  return report
}

/** The papers of a page and how far the source has come with it, both or neither. */
async function storeWithMark(
  deps: IngestDeps,
  { name, markKey }: Source,
  { page, late }: { page: SourcePage; late: boolean },
): Promise<IngestReport> {
  const at = await deps.calendar.now(deps.db)
  return await deps.db.transaction(async (tx) => {
    const report = await storePage(deps, tx, { page, source: name, at, late })
    if (markKey !== undefined && page.mark) await keepMark(tx, markKey, page.mark.state)
    return report
  })
}

async function waitFor({ wait, signal }: IngestDeps, ms: number): Promise<void> {
  if (wait) await wait(ms, signal)
  else await pause(ms, undefined, { ...(signal && { signal }) })
}

async function sourceOf(deps: IngestDeps, input: IngestInput): Promise<Source> {
  if ('file' in input) return await openFileSource(input.file, deps.knownCategories)
  const name = 'source' in input ? input.source : 'arxiv-oai'
  if (deps.calendar.fixed) {
    throw new PaperboyError('bad-input', `${name} is live and is not asked under --now`, {
      help: 'Its answer belongs to the present. Give a recorded one with --file, or leave --now out.',
    })
  }
  if ('source' in input) return liveSource(deps, input.source)
  if (deps.harvest) {
    const source = deps.harvest(input.harvest, input.as)
    return input.late ? withLateListing(source, input.late) : source
  }
  throw new PaperboyError('unavailable', 'nothing is wired to harvest arXiv')
}

function liveSource(deps: IngestDeps, name: string): Source {
  const source = deps.live.find((one) => one.name === name)
  if (source) return source
  const names = deps.live.map((one) => one.name).join(', ')
  throw new PaperboyError('bad-input', `there is no source named ${name}`, {
    help: names === '' ? 'SOURCES names none.' : `SOURCES names ${names}.`,
  })
}

const isUpstream = (error: unknown): error is PaperboyError =>
  error instanceof PaperboyError && error.code === 'upstream'

const messageOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).slice(0, 500)

const newestDay = (page: SourcePage, before: string | null): string | null =>
  page.papers.reduce(
    (newest, { firstAnnouncement, listingDay: day }) =>
      firstAnnouncement && day !== null && (newest === null || day > newest) ? day : newest,
    before,
  )
