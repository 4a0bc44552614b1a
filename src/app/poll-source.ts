/** Asks one live source, on one instance at a time. What goes wrong there is told and tried again at
 * the next tick; it never stops the service. */
import { hostname } from 'node:os'
import type { App } from '../app.ts'
import { PaperboyError } from '../errors.ts'
import { listingDayAt } from '../ingest/arxiv-calendar.ts'
import type { IngestProgress } from '../ingest/run-ingest.ts'
import { checkRange, type OaiRange } from '../ingest/sources/arxiv-oai.ts'
import type { IngestReport } from '../ingest/store-page.ts'
import type { Log } from '../observability/log.ts'
import { databaseCalendar } from '../storage/calendar.ts'
import { withJobLease } from '../storage/job-lease.ts'

export type Polled =
  | { kind: 'asked'; source: string; report: IngestReport }
  /** Nothing of it was taken. */
  | { kind: 'failed'; source: string; why: string }
  /** Another instance is asking, or we are told to stop. */
  | { kind: 'left'; source: string }

/** A killed instance blocks the source no longer than this. */
const leaseSeconds = 60

type Asking = Pick<App, 'db' | 'ingest'>

/** Under the lease of the source: services allow one asker, however many processes there are. */
function ask({ db, ingest }: Asking, source: string, signal: AbortSignal) {
  const lease = { job: `ingest ${source}`, owner: hostname(), seconds: leaseSeconds }
  return withJobLease(db, lease, (lost) =>
    ingest(databaseCalendar, { source }, AbortSignal.any([signal, lost])),
  )
}

/** For a person who asked for it: throws what went wrong, and `conflict` when another is asking. */
export async function askSource(
  asking: Asking,
  source: string,
  signal: AbortSignal,
): Promise<IngestReport> {
  const run = await ask(asking, source, signal)
  if (run.ran) return run.result
  throw new PaperboyError('conflict', `${source} is being asked by another Paperboy`, {
    help: 'Its papers come with that; try again in a minute or two.',
  })
}

/** Days of the past, for a person. Another lease than that of the polls, which go on meanwhile; one
 * back-fill at a time is what arXiv's single connection allows. */
export async function backfill(
  { db, ingest }: Asking,
  asked: OaiRange,
  given: { signal: AbortSignal; tell: (progress: IngestProgress) => void },
): Promise<IngestReport> {
  const today = listingDayAt(await databaseCalendar.now(db))
  const range = checkRange(asked, today)
  const lease = { job: 'backfill arxiv-oai', owner: hostname(), seconds: leaseSeconds }
  const run = await withJobLease(db, lease, (lost) => {
    const signal = AbortSignal.any([given.signal, lost])
    return ingest(databaseCalendar, { harvest: range, as: 'backfill' }, signal, given.tell)
  })
  if (run.ran) return run.result
  throw new PaperboyError('conflict', 'another Paperboy is filling back already', {
    help: 'Wait for it, or stop it: it goes on where it stopped when it is started again.',
  })
}

export async function pollSource(
  asking: Asking,
  source: string,
  signal: AbortSignal,
): Promise<Polled> {
  try {
    const run = await ask(asking, source, signal)
    return run.ran ? { kind: 'asked', source, report: run.result } : { kind: 'left', source }
  } catch (error) {
    if (signal.aborted) return { kind: 'left', source }
    return { kind: 'failed', source, why: error instanceof Error ? error.message : String(error) }
  }
}

export function logPolled(log: Log, polled: Polled): void {
  const { kind, source } = polled
  if (kind === 'failed') log.warn({ source }, `${source} gave nothing: ${polled.why}`)
  if (kind !== 'asked') return
  const { skipped, ...counts } = polled.report
  log.info({ source, ...counts, skipped: skipped.length }, `${source} was asked`)
}
