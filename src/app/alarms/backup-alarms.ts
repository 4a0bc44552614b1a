/** Backups of the embedded database that failed or are overdue, read from the record of the job: so a
 * disk that is full, and a night that never came, are told alike. */
import { sql } from 'drizzle-orm'
import { alarms as words } from '../../locales/en/alarms.ts'
import type { Executor } from '../../storage/database.ts'
import { jobRuns } from '../../storage/schema/operations.ts'
import type { Alarm } from './alarm.ts'

/** Two nights, and a little for a long one. */
const overdueHours = 50

type Row = { at: string | null; failed: boolean | null; overdue: boolean | null }

/** Before the first backup, the age of the installation counts. */
export async function backupAlarms(db: Executor): Promise<Alarm[]> {
  const [row] = await db.execute<Row>(sql`
    select to_char(run.at at time zone 'UTC', 'YYYY-MM-DD HH24:MI') as at, run.failed,
      coalesce(run.at, (keys.value -> 0 ->> 'madeAt')::timestamptz)
        < clock_timestamp() - make_interval(hours => ${overdueHours}) as overdue
    from (select) as one
      left join job_runs run on run.job = 'backup'
      left join installation keys on keys.key = 'signing-keys'`)
  if (!row?.failed && !row?.overdue) return []
  const said = row.failed ? words.backupFailed(row.at) : words.backupOverdue(row.at)
  return [{ key: 'backup', severity: 'error', ...said, facts: { last: row.at ?? '' } }]
}

/** Also of one that a person asked for: then none is overdue. */
export async function recordBackup(db: Executor): Promise<void> {
  const at = sql`clock_timestamp()`
  await db
    .insert(jobRuns)
    .values({ job: 'backup', at: at as unknown as Date, seconds: 0, failed: false })
    .onConflictDoUpdate({ target: jobRuns.job, set: { at, failed: false } })
}
