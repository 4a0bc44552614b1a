/** Asks one live source, on one instance at a time. What goes wrong there is told and tried again at
 * the next tick; it never stops the service. */
import { hostname } from 'node:os'
import type { App } from '../app.ts'
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

export async function pollSource(
  { db, ingest }: Pick<App, 'db' | 'ingest'>,
  source: string,
  signal: AbortSignal,
): Promise<Polled> {
  const lease = { job: `ingest ${source}`, owner: hostname(), seconds: leaseSeconds }
  try {
    const run = await withJobLease(db, lease, (lost) =>
      ingest(databaseCalendar, { source }, AbortSignal.any([signal, lost])),
    )
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
