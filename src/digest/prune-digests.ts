/** Digests can be read and asked about for 400 days; that there was none, for 30, unless told otherwise. */
import { sql } from 'drizzle-orm'
import {
  type PruneDeps,
  removeFrom,
  sweepPassed,
  type Walk,
  walkOld,
} from '../storage/delete-old.ts'

const newer = sql`select from digests newer where newer.subscriber_id = digests.subscriber_id
  and newer.period > digests.period and newer.outcome = 'picked'`
const isSkip = sql`outcome in ('nothing-new', 'paused', 'late')`
const remove = removeFrom('digests')

const skipsOf = (days: number): Walk => ({
  name: 'skips',
  table: 'digests',
  days,
  may: isSkip,
  remove,
})
const digestsOf = (days: number): Walk => ({
  name: 'digests',
  table: 'digests',
  days,
  // Without any, the next one would greet its reader as the first.
  may: sql`(${isSkip} or exists (${newer}))`,
  remove,
})

type DigestRetention = { digestDays: number; skipDays: number }

/** Of the skips none becomes one later: what their walk passes is not asked again. */
export async function pruneDigests(deps: PruneDeps, keep: DigestRetention) {
  const digests = digestsOf(keep.digestDays)
  return {
    skips: await walkOld(deps, skipsOf(keep.skipDays)),
    digests: (await walkOld(deps, digests)) + (await sweepPassed(deps, digests)),
  }
}
