/** Digests can be read and asked about for 400 days; that there was none, for 30. */
import { sql } from 'drizzle-orm'
import { type PruneDeps, removeFrom, walkOld } from '../storage/delete-old.ts'

const digestDays = 400
const skipDays = 30

export async function pruneDigests(deps: PruneDeps) {
  const skips = await walkOld(deps, {
    name: 'skips',
    table: 'digests',
    days: skipDays,
    remove: removeFrom('digests', sql`outcome in ('nothing-new', 'paused', 'late')`),
  })
  const digests = await walkOld(deps, {
    name: 'digests',
    table: 'digests',
    days: digestDays,
    // Without any, the next one would greet its reader as the first.
    remove: removeFrom(
      'digests',
      sql`exists (select from digests newer where newer.subscriber_id = digests.subscriber_id
        and newer.period > digests.period and newer.outcome = 'picked')`,
    ),
  })
  return { skips, digests }
}
