/** Whose turn it is on a day that is too small for everybody: who has waited longest for a digest, so
 * that the same readers are not cut off again tomorrow. Letters of one batch are settled in one moment,
 * so among them its order counts: the queue goes round. Reads one index row a waiting letter. */
import { sql } from 'drizzle-orm'

export const longestWithoutFirst = sql`(
  select max(earlier.settled_at + earlier.batch_position * interval '1 microsecond')
  from letters earlier
  where earlier.subscriber_id = letters.subscriber_id and earlier.kind = letters.kind
    and earlier.state in ('accepted', 'unknown')) nulls first, letters.id`
