/** Books what sources tell of papers' popularity as gains of a day: their numbers say how many there are,
 * never when they came. */
import { sql } from 'drizzle-orm'
import type { Tx } from '../../storage/database.ts'
import { paperDaily } from '../../storage/schema/popularity.ts'
import { dayOf } from './trend.ts'

type Counts = { upvotes: number; comments: number; stars: number | null }
export type Told = {
  paperId: number
  /** Null: told of for the first time. */
  before: Counts | null
  now: Counts & { featuredOn: string | null }
}

/** What is told for the first time counts on the day it was featured, when that is over. */
export async function bookGains(tx: Tx, told: readonly Told[], at: Date): Promise<void> {
  const today = dayOf(at)
  const rows = told.flatMap(({ paperId, before, now }) => {
    const gained = {
      upvotes: now.upvotes - (before?.upvotes ?? 0),
      comments: now.comments - (before?.comments ?? 0),
      stars: (now.stars ?? before?.stars ?? 0) - (before?.stars ?? 0),
    }
    if (Object.values(gained).every((n) => n === 0)) return []
    const isPast = before === null && now.featuredOn !== null && now.featuredOn < today
    return [{ paperId, day: isPast ? (now.featuredOn as string) : today, ...gained }]
  })
  if (rows.length === 0) return
  await tx
    .insert(paperDaily)
    .values(rows.toSorted((a, b) => a.paperId - b.paperId))
    .onConflictDoUpdate({
      target: [paperDaily.paperId, paperDaily.day],
      set: {
        upvotes: sql`paper_daily.upvotes + excluded.upvotes`,
        comments: sql`paper_daily.comments + excluded.comments`,
        stars: sql`paper_daily.stars + excluded.stars`,
      },
    })
}
