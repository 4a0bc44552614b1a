/** Brings papers in, from a live source or a file. Idempotent: the same input twice changes nothing
 * and says so. Of two instances, the one with the job's lease runs it; the caller takes the lease. */
import { PaperboyError } from '../errors.ts'
import type { Calendar } from '../storage/calendar.ts'
import type { Db } from '../storage/database.ts'
import { openFileSource } from './open-file-source.ts'
import type { KnownCategories, Round, Source, SourcePage } from './source.ts'
import { beginRound, endRound } from './source-health.ts'
import {
  addReport,
  emptyReport,
  type IngestReport,
  storePageAlone,
  type TagPapers,
} from './store-page.ts'

export type { IngestReport } from './store-page.ts'

export type IngestDeps = {
  db: Db
  calendar: Calendar
  tagPapers: TagPapers
  knownCategories: KnownCategories
  /** Those that SOURCES names (live-sources.ts). */
  live: readonly Source[]
  /** A feed cut short and the like; also what stopped a round that had taken something. */
  warn?: (message: string) => void
  /** Aborts when the caller's lease is lost or the service closes: no further page is stored. */
  signal?: AbortSignal
}

/** The name of a live source, or the path of a file. */
export type IngestInput = { source: string } | { file: string }

/** Throws PaperboyError: 'bad-input' for an unknown source, a live one under `--now` or a file that
 * is not what it claims, 'upstream' when a live source gave nothing. A round that broke off half
 * way keeps what it took; the report then ends with a line that says why. */
export async function runIngest(deps: IngestDeps, input: IngestInput): Promise<IngestReport> {
  const source =
    'file' in input ? await fileSource(deps, input.file) : liveSource(deps, input.source)
  const report = emptyReport()
  const kept: Record<string, string> = {}
  let listingDay: string | null = null
  const round: Round = {
    at: await deps.calendar.now(deps.db),
    etags: await beginRound(deps.db, source.name),
    remember: (url, etag) => {
      kept[url] = etag
    },
    warn: deps.warn ?? (() => undefined),
  }
  const end = (error: string | null) =>
    endRound(deps.db, source.name, { etags: kept, listingDay, error })
  try {
    for await (const page of source.pages(round)) {
      deps.signal?.throwIfAborted()
      addReport(report, await storePageAlone(deps, { page, source: source.name }))
      listingDay = newestDay(page, listingDay)
    }
  } catch (error) {
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

async function fileSource(deps: IngestDeps, path: string): Promise<Source> {
  return await openFileSource(path, deps.knownCategories)
}

function liveSource(deps: IngestDeps, name: string): Source {
  if (deps.calendar.fixed) {
    throw new PaperboyError('bad-input', `${name} is live and is not asked under --now`, {
      help: 'Its answer belongs to the present. Give a recorded one with --file, or leave --now out.',
    })
  }
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
