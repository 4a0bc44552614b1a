/** Digests can be read and asked about for 400 days; that there was none, for 30. */
import { sql } from 'drizzle-orm'
import {
  type PruneDeps,
  removeFrom,
  sweepPassed,
  type Walk,
  walkOld,
} from '../storage/delete-old.ts'

const digestDays = 400
const skipDays = 30

const newer = sql`select from digests newer where newer.subscriber_id = digests.subscriber_id
  and newer.period > digests.period and newer.outcome = 'picked'`
const isSkip = sql`outcome in ('nothing-new', 'paused', 'late')`
const remove = removeFrom('digests')

const skips: Walk = { name: 'skips', table: 'digests', days: skipDays, may: isSkip, remove }
const digests: Walk = {
  name: 'digests',
  table: 'digests',
  days: digestDays,
  // Without any, the next one would greet its reader as the first.
  may: sql`(${isSkip} or exists (${newer}))`,
  remove,
}

/** Of the skips none becomes one later: what their walk passes is not asked again. */
export async function pruneDigests(deps: PruneDeps) {
  return {
    skips: await walkOld(deps, skips),
    digests: (await walkOld(deps, digests)) + (await sweepPassed(deps, digests)),
  }
}
