/** The calendar: what "now" means for due, cutoff, period and today. Leases, retries, key age and
 * rates never ask it; they use the database's clock (design section 5, `--now`). */
import { sql } from 'drizzle-orm'
import type { Executor } from './database.ts'

export type Calendar = {
  /** True for `--now`: no live source is polled. */
  readonly fixed: boolean
  now(db: Executor): Promise<Date>
}

/** All instances share the database's clock, so no paper falls between two of their cutoffs. */
export const databaseCalendar: Calendar = {
  fixed: false,
  async now(db) {
    const rows = await db.execute<{ now: string | Date }>(sql`select clock_timestamp() as now`)
    const row = rows[0]
    if (!row) throw new Error('the database did not tell its time')
    return new Date(row.now)
  },
}

export const fixedCalendar = (at: Date): Calendar => ({ fixed: true, now: async () => at })
