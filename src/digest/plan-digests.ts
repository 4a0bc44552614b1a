/** Plans the digests that are due: claims readers page by page, chooses their picks, writes digests
 * and letters, moves `next_due_at` (design 4.2). Any number of instances may run it at once. */
import type { AwaitedBatch } from '../ingest/freshness/awaited-batch.ts'
import type { CandidatePool } from '../matching/candidate.ts'
import type { Calendar } from '../storage/calendar.ts'
import type { Db, Executor } from '../storage/database.ts'
import { lockShared } from '../storage/locks.ts'
import { type DuePosition, oldestDueCutoff } from './claim-due-readers.ts'
import { createTurns } from './due-reader.ts'
import { dueUntil } from './hold.ts'
import { type PlanRun, planPage } from './plan-page.ts'
import type { QueueDigestLetters } from './ports.ts'
import { createInterestReader } from './read-interests.ts'
import { readPool } from './read-pool.ts'
import type { ReasonIds } from './store-reasons.ts'
import { createPicksWriter } from './write-picks.ts'

export type PlanDeps = {
  db: Db
  calendar: Calendar
  queueLetters: QueueDigestLetters
  lateLimitHours: number
  /** A batch of papers that is due and not there; without, no digest waits. */
  awaitedBatch?: (db: Executor, now: Date) => Promise<AwaitedBatch | null>
}
/** `planned`: digests with a letter; `skipped`: turns without one, each with its reason recorded. */
export type PlanReport = { planned: number; skipped: number }

/** Readers claimed in one transaction. Larger ones are no faster, and hold their rows for longer. */
const readersAPage = 1000
/** While the database writes one, the other is chosen here. The embedded one takes them in turn. */
const pagesAtOnce = 2

export async function planDigests(
  deps: PlanDeps,
  { pageSize = readersAPage }: { pageSize?: number } = {},
): Promise<PlanReport> {
  const report = { planned: 0, skipped: 0 }
  const opened = await openPool(deps)
  if (!opened) return report
  const { until } = opened.pool
  const reasonIds: ReasonIds = new Map()
  const run: PlanRun = {
    ...deps,
    ...opened,
    pageSize,
    turnOf: createTurns(until, deps.lateLimitHours, dueUntil(until, opened.awaited)),
    readInterests: createInterestReader(),
    reasonIds,
    writePicks: createPicksWriter(reasonIds),
  }
  const passed: Passed = { to: null }
  const lines = Array.from({ length: pagesAtOnce }, () => planPages(deps.db, run, passed, report))
  // All come to an end before one that failed is told of: nobody closes the database under them.
  for (const line of await Promise.allSettled(lines)) {
    if (line.status === 'rejected') throw line.reason
  }
  return report
}

/** How far this run has come in the order of the due. */
type Passed = { to: DuePosition | null }

/** Page after page until no reader is due whom nobody else has claimed. What the run has passed is
 * not looked at again but for one last time from the beginning: somebody's page may have failed. */
async function planPages(db: Db, run: PlanRun, passed: Passed, report: PlanReport): Promise<void> {
  for (;;) {
    const from = passed.to
    const page = await db.transaction((tx) => planPage(tx, run, from))
    for (const [reason, id] of page.reasonIds) run.reasonIds.set(reason, id)
    report.planned += page.planned
    report.skipped += page.skipped
    if (page.claimed < run.pageSize) {
      if (from === null) return
      passed.to = null
    } else passed.to = page.last
  }
}

type Opened = { pool: CandidatePool; after: Date; awaited: AwaitedBatch | null }

/** Fixes T and reads the candidates under the shared lock; null when nobody is due. */
async function openPool(deps: PlanDeps): Promise<Opened | null> {
  const { db, calendar } = deps
  return db.transaction(async (tx) => {
    await lockShared(tx, 'available')
    const until = await calendar.now(tx)
    // Under `--now` no source is asked, so there is nothing to wait for.
    const awaited = calendar.fixed ? null : ((await deps.awaitedBatch?.(tx, until)) ?? null)
    const after = await oldestDueCutoff(tx, dueUntil(until, awaited))
    return after && { pool: await readPool(tx, { until, after }), after, awaited }
  })
}
