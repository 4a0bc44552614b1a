/** What is noticed, kept in step each round: lists made anew when they are due, then the tag `trending`. */
import { makeRankings } from '../papers/popularity/make-rankings.ts'
import type { Calendar } from '../storage/calendar.ts'
import type { Db } from '../storage/database.ts'
import { tagTrending } from '../tagging/tag-trending.ts'

export async function keepTrends(deps: { db: Db; calendar: Calendar }): Promise<void> {
  await makeRankings(deps)
  await tagTrending(deps)
}
