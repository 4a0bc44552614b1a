/** What arXiv's feed itself has brought, day by day: by RSS, by Atom, or by one after the other. */
import { type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import { anyTextOf } from '../../storage/any-of.ts'
import type { Executor } from '../../storage/database.ts'
import type { DayBound } from './listing-day-by-id.ts'

const feedNames: readonly string[] = ['arxiv-rss', 'arxiv-atom']
export const isFeed = (name: string): boolean => feedNames.includes(name)
/** `column` holds the name of a source. */
export const isFeedIn = (column: SQLWrapper): SQL => anyTextOf(column, feedNames)
export const repairName = 'arxiv-oai'

/** The one that is asked; of both the RSS, unless it has been left alone for days. Null: neither ever was. */
export async function currentFeed(db: Executor): Promise<string | null> {
  const rows = await db.execute<{ name: string }>(sql`
    select name from sources where ${isFeedIn(sql`name`)} and last_attempt_at is not null
    order by last_attempt_at < (select max(last_attempt_at) from sources
      where ${isFeedIn(sql`name`)}) - interval '2 days', name desc limit 1`)
  return rows[0]?.name ?? null
}

/** New papers by listing day (YYYY-MM-DD) since a day, of those that the feed listed itself. A paper
 * that another source had first counts too: the feed was not stale that brought it. */
export async function feedDays(db: Executor, since: string): Promise<Map<string, number>> {
  const rows = await db.execute<{ day: string; papers: number }>(sql`
    select p.listing_day::text as day, count(distinct p.id)::int as papers
    from papers p join paper_sources s on s.paper_id = p.id and ${isFeedIn(sql`s.source`)}
    where p.listing_day >= ${since}::date and not p.listing_day_estimated
    group by p.listing_day`)
  return new Map(rows.map(({ day, papers }) => [day, papers]))
}

/** The greatest id that the feed announced on each day since `since`, days ascending; those before
 * `wholeBefore` were compared with another source. */
export async function dayBounds(
  db: Executor,
  { since, wholeBefore }: { since: string; wholeBefore: string },
): Promise<DayBound[]> {
  const rows = await db.execute<{ day: string; last_id: string }>(sql`
    select p.listing_day::text as day, max(p.public_id collate "C") as last_id
    from papers p join paper_sources s on s.paper_id = p.id and ${isFeedIn(sql`s.source`)}
    where p.listing_day >= ${since}::date and not p.listing_day_estimated
      and p.public_id ~ '^[0-9]{4}[.][0-9]{5}$'
    group by p.listing_day order by p.listing_day`)
  return rows.map(({ day, last_id }) => ({ day, lastId: last_id, whole: day < wholeBefore }))
}

type QuietCategory = { category: string; usual: number }

/** Primary categories that bring papers day after day and none on `day`: the median of their last ten
 * days is at least eight, so that a day without any is no accident. */
export async function quietCategories(db: Executor, day: string): Promise<QuietCategory[]> {
  const rows = await db.execute<{ category: string; usual: number }>(sql`
    with days as (
      select distinct p.listing_day as day from papers p
      where p.listing_day < ${day}::date and p.listing_day > ${day}::date - 20
        and exists (select 1 from paper_sources s where s.paper_id = p.id and ${isFeedIn(sql`s.source`)})
      order by p.listing_day desc limit 10),
    counts as (
      select p.categories[1] as category, p.listing_day as day, count(distinct p.id)::int as n
      from papers p join paper_sources s on s.paper_id = p.id and ${isFeedIn(sql`s.source`)}
      where p.listing_day <= ${day}::date and p.listing_day > ${day}::date - 20
        and not p.listing_day_estimated
      group by 1, 2)
    select c.category, percentile_disc(0.5) within group (order by coalesce(n.n, 0))::int as usual
    from (select distinct category from counts) c cross join days d
      left join counts n on n.category = c.category and n.day = d.day
    where (select count(*) from days) >= 5
      and not exists (select 1 from counts t where t.category = c.category and t.day = ${day}::date)
    group by c.category
    having percentile_disc(0.5) within group (order by coalesce(n.n, 0)) >= 8
    order by c.category`)
  return [...rows]
}
