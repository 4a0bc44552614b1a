/** Asks one live source, on one instance at a time. What goes wrong there is logged and tried again
 * at the next tick; it never stops the service. */
import { hostname } from 'node:os'
import type { App } from '../app.ts'
import { databaseCalendar } from '../storage/calendar.ts'
import { withJobLease } from '../storage/job-lease.ts'

/** A killed instance blocks the source no longer than this. */
const leaseSeconds = 60

export async function pollSource(
  { db, log, ingest }: Pick<App, 'db' | 'log' | 'ingest'>,
  source: string,
  signal: AbortSignal,
): Promise<void> {
  const lease = { job: `ingest ${source}`, owner: hostname(), seconds: leaseSeconds }
  try {
    const run = await withJobLease(db, lease, (lost) =>
      ingest(databaseCalendar, { source }, AbortSignal.any([signal, lost])),
    )
    if (!run.ran) return
    const { skipped, ...counts } = run.result
    log.info({ source, ...counts, skipped: skipped.length }, 'a source was asked')
  } catch (error) {
    if (signal.aborted) return
    log.warn({ source, error: (error as Error).message }, 'a source gave nothing')
  }
}
