/** Whose turn it is on a day that is too small for everybody: who has waited longest for a digest, so
 * that the same readers are not cut off again tomorrow. Reads one index row a waiting letter. */
import { sql } from 'drizzle-orm'

export const longestWithoutFirst = sql`(select max(earlier.settled_at) from letters earlier
  where earlier.subscriber_id = letters.subscriber_id and earlier.kind = letters.kind
    and earlier.state in ('accepted', 'unknown')) nulls first, letters.id`
