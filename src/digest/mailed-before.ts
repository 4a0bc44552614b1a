/** Up to when a reader was told all there was, in SQL: the end of the digest that was mailed before one. */
import { type SQL, sql } from 'drizzle-orm'

/** One row with `since`. `digest`: the alias of a row of digests. A first one begins with its own span. */
export const mailedBefore = (digest: SQL): SQL => sql`
  select coalesce(max(before.cutoff_to), ${digest}.cutoff_from) as since from digests before
  where before.subscriber_id = ${digest}.subscriber_id and before.outcome = 'picked'
    and before.period >= ${digest}.period - 90 and before.cutoff_to < ${digest}.cutoff_to`
