/** What many have noticed: of the papers announced in the last 7 days, the top 5 % by upvotes at the
 * moment. In SQL; uses papers_available_at. */
import { type SQL, sql } from 'drizzle-orm'

const daysBack = 7
const topShare = 0.05

/** Column `id`. Papers that are equal at the border are all out: none is favoured by its number. */
export function hotPapers(until: Date): SQL {
  const to = sql`${until.toISOString()}::timestamptz`
  return sql`
    select id from (
      select p.id, max(s.upvotes) as upvotes,
        cume_dist() over (order by coalesce(max(s.upvotes), 0) desc) as share
      from papers p left join paper_signals s on s.paper_id = p.id
      where p.available_at <= ${to} and p.available_at > ${to} - make_interval(days => ${daysBack})
        and not p.withdrawn
      group by p.id) noticed
    where share <= ${topShare} and upvotes > 0`
}
