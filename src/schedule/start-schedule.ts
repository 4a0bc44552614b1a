/** Runs the timetable inside `serve` until stopped. A job still running is not started again. */
import { schedule as cronJob } from 'node-cron'
import type { Log } from '../observability/log.ts'
import { type JobName, timetable } from './timetable.ts'

export type Jobs = Record<JobName, (signal: AbortSignal) => Promise<void>>

export type Schedule = {
  /** Runs a job now, after the one under way; several wishes at once run once. */
  kick(job: JobName): Promise<void>
  /** Stops ticking, tells running jobs to end, and waits for them. */
  stop(): Promise<void>
}

export function startSchedule(jobs: Jobs, log: Log): Schedule {
  const stopping = new AbortController()
  const lines = new Map<JobName, JobLine>()
  const tasks = Object.entries(timetable).map(([name, { cron }]) => {
    const line = createJobLine(async () => {
      try {
        await jobs[name as JobName](stopping.signal)
      } catch (error) {
        if (!stopping.signal.aborted) log.error({ job: name, error }, 'a job failed')
      }
    })
    lines.set(name as JobName, line)
    return cronJob(cron, () => line.offer(), { timezone: 'UTC', name })
  })
  return {
    kick: (job) => (lines.get(job) as JobLine).demand(),
    async stop() {
      stopping.abort()
      await Promise.all(tasks.map((task) => task.destroy()))
      await Promise.all([...lines.values()].map((line) => line.idle()))
    },
  }
}

type JobLine = {
  /** Runs unless it runs already. */
  offer(): Promise<void>
  /** Runs once more after the run under way, so that nothing queued meanwhile waits a minute. */
  demand(): Promise<void>
  idle(): Promise<void>
}

function createJobLine(run: () => Promise<void>): JobLine {
  let current: Promise<void> | null = null
  let next: Promise<void> | null = null
  const start = (): Promise<void> => {
    current = run().finally(() => {
      current = null
    })
    return current
  }
  return {
    offer: () => current ?? start(),
    demand() {
      if (!current) return start()
      next ??= current.then(() => {
        next = null
        return start()
      })
      return next
    },
    idle: async () => {
      while (current ?? next) await (next ?? current)
    },
  }
}
