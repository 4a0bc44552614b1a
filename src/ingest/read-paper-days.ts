/** Papers by the day they were announced, up to the newest day held; walks papers_listing_day. */
import { sql } from 'drizzle-orm'
import type { Executor } from '../storage/database.ts'

export type PaperDay = {
  /** YYYY-MM-DD */
  day: string
  papers: number
  /** Missing from the feed of their day. */
  late: number
}

/** Oldest first, days without any included; none before there is a paper. */
export async function readPaperDays(db: Executor, { days }: { days: number }): Promise<PaperDay[]> {
  const rows = await db.execute<PaperDay>(sql`
    with newest as (select max(listing_day) as day from papers),
      found as (select listing_day as day, count(*)::int as papers, count(gap_id)::int as late
        from papers where listing_day > (select day from newest) - ${days}::int group by 1)
    select d::date::text as day, coalesce(papers, 0) as papers, coalesce(late, 0) as late
    from newest, generate_series(newest.day - ${days - 1}::int, newest.day, interval '1 day') as d
    left join found on found.day = d::date order by d`)
  return [...rows]
}
