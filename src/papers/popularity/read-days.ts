/** What was noticed a day, over all papers. */
import { sql } from 'drizzle-orm'
import type { Executor } from '../../storage/database.ts'
import { dayOf, type Gains } from './trend.ts'

export type NoticedDay = Gains & { day: string }

/** The last `count` days (UTC), newest first; days without anything are there too. */
export async function readNoticedDays(
  db: Executor,
  input: { at: Date; count: number },
): Promise<NoticedDay[]> {
  const today = sql`${dayOf(input.at)}::date`
  const first = sql`${today} - ${input.count - 1}::int`
  const rows = await db.execute<NoticedDay>(sql`
    select d.day::date::text as day, coalesce(g.upvotes, 0)::int as upvotes,
      coalesce(g.comments, 0)::int as comments, coalesce(g.stars, 0)::int as stars,
      coalesce(s.saves, 0)::int as saves, coalesce(g.reads, 0)::int as reads,
      coalesce(g.clicks, 0)::int as "pdfClicks"
    from generate_series((${first})::timestamp, (${today})::timestamp, interval '1 day') as d(day)
    left join (select day, sum(upvotes) as upvotes, sum(comments) as comments, sum(stars) as stars,
        sum(reads) as reads, sum(pdf_clicks) as clicks from paper_daily
        where day between ${first} and ${today} group by day) g on g.day = d.day::date
    left join (select (saved_at at time zone 'UTC')::date as day, count(*) as saves from saved_papers
        where saved_at >= (${first})::timestamp at time zone 'UTC' group by 1) s on s.day = d.day::date
    order by d.day desc`)
  return [...rows]
}
