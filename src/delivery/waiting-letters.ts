/** The letters of a lane that wait, and their order, in words that only the index of waiting letters
 * answers. Asked for `lane = ...` alone, Postgres walked over all that was ever delivered, hoping to
 * meet a waiting one soon: 0.4 s a batch beside a million. */
import { type SQL, sql } from 'drizzle-orm'

/** A range of one: an equality would drop the lane from the order, and with it the index. */
export const waitingIn = (lane: SQL | string): SQL =>
  sql`letters.waiting and letters.lane >= ${lane} and letters.lane <= ${lane}`

export const inTurn = sql`letters.lane, letters.id`

/** As a subquery with an order: `exists` would throw the order away. */
export const anyWaitingIn = (lane: SQL): SQL => sql`
  (select letters.id from letters where ${waitingIn(lane)} order by ${inTurn} limit 1) is not null`
