/** The first digest's papers: newest listing day held, widened to 7 and then 30 until there are 5
 * picks. Asked where somebody confirms and where somebody is still looking. */

import type { CandidatePool } from '../matching/candidate.ts'
import { type Choice, choose } from '../matching/choose.ts'
import type { PastDigest } from '../matching/eligible.ts'
import type { Interest } from '../matching/interest.ts'
import type { Executor } from '../storage/database.ts'
import type { Strictness } from '../storage/schema/subscribers.ts'
import { readListingDays, readPool } from './read-pool.ts'

const widenings = [1, 7, 30]
const enough = 5

export type FirstChoice = { choice: Choice; widenedTo: number; since: Date }

type FirstInput = {
  interests: Interest[]
  past: PastDigest[]
  at: Date
  number: number
  strictness?: Strictness
  day: string
}

export async function chooseFirst(db: Executor, input: FirstInput): Promise<FirstChoice> {
  const listingDays = await readListingDays(db, input.at)
  const poolSince = (since: Date) => readPool(db, { until: input.at, after: since })
  return widen({ ...input, listingDays, poolSince })
}

/** `poolSince`: a pool that holds at least what is newer. */
export async function widen(
  input: FirstInput & {
    listingDays: string[]
    poolSince(since: Date): Promise<CandidatePool>
  },
): Promise<FirstChoice> {
  const { listingDays: days } = input
  let best: FirstChoice | null = null
  for (const widening of widenings) {
    if (best && (best.choice.picks.length >= enough || best.widenedTo >= days.length)) break
    // So many days as are held: who is told of it counts them.
    const widenedTo = Math.max(1, Math.min(widening, days.length))
    const since = justBefore(days[widenedTo - 1], input.at)
    const pool = await input.poolSince(since)
    const history = { cutoff: since, past: input.past }
    best = { choice: choose({ ...input, pool, history, days: widenedTo }), widenedTo, since }
  }
  return best as FirstChoice
}

/** Before anything of that listing day was available: arXiv's day begins the evening before. */
function justBefore(day: string | undefined, at: Date): Date {
  return day ? new Date(Date.parse(`${day}T00:00:00Z`) - 12 * 3_600_000) : at
}
