/** What papers gained of late, a row a paper and day, for the lists. */
import { type SQL, sql } from 'drizzle-orm'
import type { Executor } from '../../storage/database.ts'
import { type DayOfGains, dayOf, spans } from './trend.ts'

export type PaperGains = { paperId: number; publicId: string; days: DayOfGains[] }

/** The lists hold hundreds, so what is far from them need not be weighed. */
const papersWeighed = 5_000
/** The longest of the lists. */
export const daysBack = spans.month.days

type Row = { id: string; public_id: string } & DayOfGains

/** Papers that anybody may see at `at`. Uses paper_daily_day and saved_papers_at. */
export async function readGains(db: Executor, at: Date): Promise<PaperGains[]> {
  const rows = await db.execute<Row>(sql`
    with gained as materialized (${gainsSince(at)}),
      noticed as (
        select g.paper_id from gained g join papers p on p.id = g.paper_id
        where not p.withdrawn and p.joined_to is null
          and (p.available_at is null or p.available_at <= ${at.toISOString()}::timestamptz)
        group by g.paper_id
        order by sum(20 * g.upvotes + 30 * g.saves + g.comments + g.stars::float8 / 10
          + g.reads + 3 * g.pdf_clicks) desc, g.paper_id limit ${papersWeighed})
    select p.id, p.public_id, g.day::text as day, sum(g.upvotes)::int as upvotes,
      sum(g.comments)::int as comments, sum(g.stars)::int as stars, sum(g.saves)::int as saves,
      sum(g.reads)::int as reads, sum(g.pdf_clicks)::int as "pdfClicks"
    from noticed n join gained g on g.paper_id = n.paper_id join papers p on p.id = g.paper_id
    group by p.id, g.day order by p.id, g.day`)
  const papers = new Map<string, PaperGains>()
  for (const { id, public_id: publicId, ...day } of rows) {
    const paper = papers.get(publicId) ?? { paperId: Number(id), publicId, days: [] }
    paper.days.push(day)
    papers.set(publicId, paper)
  }
  return [...papers.values()]
}

function gainsSince(at: Date): SQL {
  const today = sql`${dayOf(at)}::date`
  const first = sql`${today} - ${daysBack - 1}::int`
  return sql`
    select paper_id, day, upvotes, comments, stars, 0 as saves, reads, pdf_clicks from paper_daily
    where day between ${first} and ${today}
    union all
    select paper_id, (saved_at at time zone 'UTC')::date, 0, 0, 0, count(*)::int, 0, 0
    from saved_papers
    where saved_at >= (${first})::timestamp at time zone 'UTC'
      and saved_at <= ${at.toISOString()}::timestamptz
    group by 1, 2`
}
