/** Lets go of old daily totals. They are nobody's; a year and a bit is enough to compare. */
import { sql } from 'drizzle-orm'
import { daysAgo, deleteOld, type PruneDeps } from '../../storage/delete-old.ts'

/** The privacy page says so. */
const daysKept = 400

export const pruneDaily = (deps: PruneDeps): Promise<number> =>
  deleteOld(deps, {
    table: 'paper_daily',
    id: 'ctid',
    which: (limit) => sql`
      select ctid from paper_daily where day < (${daysAgo(daysKept)})::date limit ${limit}`,
  })
