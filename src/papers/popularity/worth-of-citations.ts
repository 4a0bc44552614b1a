/** What being cited counts beside upvotes: a vote for each doubling, ten at most (1,023 citations). Citations
 * come with the years; without the limit the old and famous would stand before all that is new. */
import { type SQL, type SQLWrapper, sql } from 'drizzle-orm'

const most = 10

/** In votes, with fractions. Null counts as none. */
export const worthOfCitations = (citations: SQLWrapper): SQL =>
  sql`least(${sql.raw(String(most))}, ln(1::float8 + coalesce(${citations}, 0)) / ln(2::float8))`
