/** Writes down how long each scheduled job took and how old the queues are after each round, for the page of
 * the service and for /metrics. A job is never held up, nor failed, by its own record. */
import { sql } from 'drizzle-orm'
import { Histogram, type Registry } from 'prom-client'
import { queueAges } from '../delivery/queue-ages.ts'
import type { Jobs } from '../schedule/start-schedule.ts'
import type { JobName } from '../schedule/timetable.ts'
import type { Db } from '../storage/database.ts'
import { keepFigures } from '../storage/hour-figures.ts'
import { jobRuns } from '../storage/schema/operations.ts'

type TimeDeps = { db: Db; metrics: Registry }

export function timeJobs({ db, metrics }: TimeDeps, jobs: Jobs): Jobs {
  const histogram = new Histogram({
    name: 'paperboy_job_seconds',
    help: 'How long scheduled jobs took on this instance.',
    labelNames: ['job', 'failed'] as const,
    buckets: [0.1, 0.5, 1, 5, 10, 30, 60, 300, 1_800],
    registers: [metrics],
  })
  const timed = (job: string, run: Jobs[JobName]) => async (signal: AbortSignal) => {
    const begun = performance.now()
    const told = async (failed: boolean) => {
      const seconds = (performance.now() - begun) / 1000
      histogram.observe({ job, failed: String(failed) }, seconds)
      // On the way out the database may be closed before this.
      await record(db, { job, seconds, failed }).catch(() => undefined)
    }
    try {
      await run(signal)
    } catch (error) {
      await told(true)
      throw error
    }
    await told(false)
  }
  return Object.fromEntries(
    Object.entries(jobs).map(([job, run]) => [job, timed(job, run)]),
  ) as Jobs
}

type Run = { job: string; seconds: number; failed: boolean }

async function record(db: Db, { job, seconds, failed }: Run) {
  const at = sql`clock_timestamp() - make_interval(secs => ${seconds})`
  await db
    .insert(jobRuns)
    .values({ job, at, seconds, failed })
    .onConflictDoUpdate({ target: jobRuns.job, set: { at, seconds, failed } })
  const queues = job === 'round' ? await queueAges(db) : []
  await keepFigures(db, [
    { name: `job ${job}`, seconds, failed },
    ...queues.map((queue) => ({ name: `queue ${queue.lane}`, seconds: queue.seconds })),
  ])
}
