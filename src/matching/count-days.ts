/** How many papers of each listing day somebody's interests match: a look back. Pure. */
import type { CandidatePool } from './candidate.ts'
import type { Interest } from './interest.ts'
import { isGuess, postingsOf } from './match-reader.ts'

/** `day`: YYYY-MM-DD. */
export type DayCount = { day: string; papers: number }

/** The newest `count` listing days held, newest first, days without a match among them. */
export function countDays(pool: CandidatePool, interests: Interest[], count: number): DayCount[] {
  const days = pool.listingDays.slice(0, count)
  const matched = matchedSince(pool, interests, days.at(-1) ?? '')
  const papers = new Map(days.map((day) => [day, 0]))
  for (const day of matched.values()) papers.set(day, (papers.get(day) ?? 0) + 1)
  return days.map((day) => ({ day, papers: papers.get(day) ?? 0 }))
}

/** Listing days by paper. */
function matchedSince(pool: CandidatePool, interests: Interest[], oldest: string) {
  const matched = new Map<number, string>()
  for (const interest of interests.filter(({ level }) => level !== 'mute')) {
    for (const { paper, where } of postingsOf(pool, interest)) {
      if (where === 'faint') continue
      if (paper.listingDay >= oldest) matched.set(paper.id, paper.listingDay)
    }
  }
  for (const mute of interests.filter(({ level }) => level === 'mute')) {
    for (const { paper, where } of postingsOf(pool, mute)) {
      if (!isGuess(where)) matched.delete(paper.id)
    }
  }
  return matched
}
