/** How many papers a day each strictness would let through: the figures beside the words. Pure. */
import type { Strictness } from '../storage/schema/subscribers.ts'
import { strictnesses } from '../subscribers/settings.ts'
import type { CandidatePaper, CandidatePool } from './candidate.ts'
import { gather } from './gather.ts'
import type { Interest } from './interest.ts'
import { indexOf } from './pool-index.ts'
import { holdBack } from './strictness.ts'

export type PapersADay = Record<Strictness, number>

/** On average over the newest `days` listing days held, days without a match among them. */
export function countStrictness(
  pool: CandidatePool,
  interests: Interest[],
  days: number,
): PapersADay {
  const index = indexOf(pool)
  const counted = pool.listingDays.slice(0, days)
  const byDay = new Map<string, number[]>(counted.map((day) => [day, []]))
  const touched = gather(index, interests)
  for (let at = 0; at < touched; at++) {
    const number = index.room.touched[at] as number
    const { listingDay } = pool.papers[number] as CandidatePaper
    if (!index.room.muted[number]) byDay.get(listingDay)?.push(number)
  }
  const average = (strictness: Strictness) => {
    let sum = 0
    for (const papers of byDay.values()) sum += holdBack(index, papers, strictness).length
    return counted.length === 0 ? 0 : Math.round(sum / counted.length)
  }
  const figures = strictnesses.map((one) => [one, average(one)])
  return Object.fromEntries(figures) as PapersADay
}
