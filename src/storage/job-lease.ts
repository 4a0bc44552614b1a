/** Jobs that must not run twice at once, on any instance. A lease in a row, by the database's
 * clock, kept alive while the job runs; a killed instance's lapses by itself. */
import { randomUUID } from 'node:crypto'
import { and, eq, sql } from 'drizzle-orm'
import type { Db } from './database.ts'
import { jobLeases } from './schema/index.ts'

export type JobLease = {
  job: string
  /** Names the instance for people; each lease adds a part of its own. */
  owner: string
  /** How long a killed holder blocks the job. */
  seconds: number
}

export type LeasedRun<T> = { ran: false } | { ran: true; result: T }

/** Runs the job if nobody else does. `signal` aborts when the lease was lost meanwhile, after the
 * database was out of reach for longer than it lasts: stop before doing anything more. */
export async function withJobLease<T>(
  db: Db,
  lease: JobLease,
  run: (signal: AbortSignal) => Promise<T>,
): Promise<LeasedRun<T>> {
  const held = { ...lease, owner: `${lease.owner} ${randomUUID()}` }
  if (!(await take(db, held))) return { ran: false }
  const renewal = keepAlive(db, held)
  try {
    return { ran: true, result: await run(renewal.signal) }
  } finally {
    await renewal.stop()
    await db.delete(jobLeases).where(mine(held))
  }
}

const mine = ({ job, owner }: JobLease) => and(eq(jobLeases.job, job), eq(jobLeases.owner, owner))

const ends = (seconds: number) => sql`clock_timestamp() + make_interval(secs => ${seconds})`

async function take(db: Db, { job, owner, seconds }: JobLease): Promise<boolean> {
  const rows = await db
    .insert(jobLeases)
    .values({ job, owner, until: ends(seconds) })
    .onConflictDoUpdate({
      target: jobLeases.job,
      set: { owner, until: ends(seconds) },
      setWhere: sql`${jobLeases.until} < clock_timestamp()`,
    })
    .returning({ job: jobLeases.job })
  return rows.length > 0
}

/** Three renewals fit in a lease, so one that fails costs nothing. */
function keepAlive(db: Db, lease: JobLease) {
  const lost = new AbortController()
  let pending: Promise<void> = Promise.resolve()
  const timer = setInterval(() => {
    pending = renew(db, lease).then(
      (stillOurs) => {
        if (!stillOurs) lost.abort(new Error(`the lease of ${lease.job} went to another instance`))
      },
      () => {},
    )
  }, lease.seconds * 300)
  timer.unref()
  return {
    signal: lost.signal,
    async stop() {
      clearInterval(timer)
      await pending
    },
  }
}

async function renew(db: Db, lease: JobLease): Promise<boolean> {
  const rows = await db
    .update(jobLeases)
    .set({ until: ends(lease.seconds) })
    .where(mine(lease))
    .returning({ job: jobLeases.job })
  return rows.length > 0
}
