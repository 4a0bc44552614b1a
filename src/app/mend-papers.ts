/** Looks whether arXiv's feed brought its days whole and fetches what it lacks from OAI-PMH, on one
 * instance at a time. What goes wrong stands in rows and is tried again; it never stops the service. */
import { hostname } from 'node:os'
import { eq } from 'drizzle-orm'
import type { App } from '../app.ts'
import { beginRepair, dueRepair, endRepair } from '../ingest/freshness/due-repairs.ts'
import { repairName } from '../ingest/freshness/feed-days.ts'
import { noticeGaps } from '../ingest/freshness/notice-gaps.ts'
import { emptyReport, type IngestReport } from '../ingest/store-page.ts'
import type { Log } from '../observability/log.ts'
import { type Calendar, databaseCalendar } from '../storage/calendar.ts'
import { withJobLease } from '../storage/job-lease.ts'
import { sources } from '../storage/schema/operations.ts'

type Mended =
  /** Nothing is missing, or it is not its turn. */
  | { kind: 'nothing' }
  | { kind: 'asked'; days: string[]; report: IngestReport; error: string | null }

const leaseSeconds = 60

export async function mendPapers(
  app: Pick<App, 'db' | 'ingest'>,
  given: { signal: AbortSignal; calendar?: Calendar },
): Promise<Mended> {
  const { signal, calendar = databaseCalendar } = given
  const deps = { db: app.db, calendar }
  const lease = { job: `ingest ${repairName}`, owner: hostname(), seconds: leaseSeconds }
  const run = await withJobLease(app.db, lease, async (lost): Promise<Mended> => {
    const { unchecked } = await noticeGaps(deps)
    const repair = await dueRepair(app.db, unchecked)
    if (!repair) return { kind: 'nothing' }
    await beginRepair(deps, repair)
    const stop = AbortSignal.any([signal, lost])
    const what = { harvest: { from: repair.from }, as: 'repair' as const, late: repair }
    const asked = await app.ingest(calendar, what, stop).then(
      (report) => ({ report, fault: null }),
      (cause: unknown) => ({ report: emptyReport(), fault: messageOf(cause) }),
    )
    // Told to stop: it goes on where it had come to.
    if (stop.aborted) return { kind: 'nothing' }
    const error = asked.fault ?? (await lastErrorOf(app))
    await endRepair(deps, repair, error)
    return { kind: 'asked', days: repair.days, report: asked.report, error }
  })
  return run.ran ? run.result : { kind: 'nothing' }
}

const messageOf = (cause: unknown): string =>
  (cause instanceof Error ? cause.message : String(cause)).slice(0, 500)

/** A round that broke off half way keeps what it took and says so there. */
async function lastErrorOf({ db }: Pick<App, 'db'>): Promise<string | null> {
  const [row] = await db
    .select({ error: sources.lastError })
    .from(sources)
    .where(eq(sources.name, repairName))
  return row?.error ?? null
}

export function logMended(log: Log, mended: Mended): void {
  if (mended.kind === 'nothing') return
  const { days, report, error } = mended
  const counts = { days, read: report.read, new: report.new }
  if (error === null) log.info(counts, 'arXiv was compared with OAI-PMH')
  else log.warn(counts, `OAI-PMH did not answer to the end: ${error}`)
}
