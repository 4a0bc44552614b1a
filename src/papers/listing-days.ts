/** The days that papers were announced on, as far as they are held. */
import { and, desc, isNotNull, lt, lte, sql } from 'drizzle-orm'
import type { Executor } from '../storage/database.ts'
import { papers } from '../storage/schema/papers.ts'

export type ListingDay = {
  /** YYYY-MM-DD */
  day: string
  /** Papers first announced on it and available by then. */
  papers: number
}

/** The newest `count` listing days of papers that were available at `until`, newest first; with
 * `before` (YYYY-MM-DD) older ones only. Walks papers_listing_day and stops after `count` days. */
export async function newestListingDays(
  db: Executor,
  input: { count: number; until: Date; before?: string },
): Promise<ListingDay[]> {
  const { count, until, before } = input
  const rows = await db
    .select({ day: papers.listingDay, papers: sql<number>`count(*)::int` })
    .from(papers)
    .where(
      and(
        isNotNull(papers.listingDay),
        lte(papers.availableAt, until),
        before === undefined ? undefined : lt(papers.listingDay, before),
      ),
    )
    .groupBy(papers.listingDay)
    .orderBy(desc(papers.listingDay))
    .limit(count)
  return rows.map((row) => ({ day: row.day as string, papers: row.papers }))
}
