/** Whose turn it is on a day that is too small for everybody: who has waited longest for a digest, so
 * that the same readers are not cut off again tomorrow. Letters of one batch are settled in one moment,
 * so among them its order counts: the queue goes round. */
import { type SQL, sql } from 'drizzle-orm'
import type { Tx } from '../../storage/database.ts'
import { lockExclusive } from '../../storage/locks.ts'
import type { Lane } from '../../storage/schema/delivery.ts'
import { waitingIn } from '../waiting-letters.ts'

/** Reads one index row a waiting letter: seconds with a million waiting. */
const longestWithoutFirst = sql`(
  select max(earlier.settled_at + earlier.batch_position * interval '1 microsecond')
  from letters earlier
  where earlier.subscriber_id = letters.subscriber_id and earlier.kind = letters.kind
    and earlier.state in ('accepted', 'unknown')) nulls first, letters.id`

/** Letters come all day, and some have waited longer than those whose turn it was. */
const goodForMinutes = 10

/** Those whose turn it is today, and no others: while another instance holds them to freeze them, nobody
 * goes in their place. A walk over the turns, whatever else waits. */
export const hasTurn: SQL = sql`letters.waiting and letters.id in (select letter_id from send_turns)`

export const orderOfTurns: SQL = sql`(
  select nth from send_turns where letter_id = letters.id), letters.id`

/** For all that is left of the day at once and written down, because judging it anew for each batch costs
 * too much. */
export async function decideTurns(
  tx: Tx,
  { lane, letters }: { lane: Lane; letters: number },
): Promise<void> {
  if (await isDecided(tx)) return
  await lockExclusive(tx, 'send turns')
  if (!(await isDecided(tx))) await decide(tx, lane, letters)
}

/** Lately, and one of them still waits. */
async function isDecided(tx: Tx): Promise<boolean> {
  const rows = await tx.execute(sql`
    select from send_turns join letters on letters.id = send_turns.letter_id
    where letters.waiting
      and decided_at between clock_timestamp() - make_interval(mins => ${goodForMinutes})
        and clock_timestamp()
    limit 1`)
  return rows.length > 0
}

async function decide(tx: Tx, lane: Lane, letters: number): Promise<void> {
  await tx.execute(sql`delete from send_turns`)
  await tx.execute(sql`
    insert into send_turns (letter_id, nth)
    select id, row_number() over () from (select id from letters where ${waitingIn(lane)}
      order by ${longestWithoutFirst} limit ${letters}) as chosen`)
}
