/** The breaker: holds the digests when too much comes back, before mailbox providers do worse. Asked
 * after each fault that came back and in each round; what was judged before a release counts no more. */
import { type SQL, sql } from 'drizzle-orm'
import type { Db } from '../../storage/database.ts'
import type { DeliveryDeps } from '../deps.ts'
import { holdLane } from '../lanes.ts'
import { judgeReturns, type Returns } from './judge-returns.ts'

/** Fewer faults than this trip nothing, and most installations never have more. */
const fewFaults = 5
const weekDays = 7
const newestLetters = 1_000
/** How long ago the newest thousand letters may reach back. */
const monthDays = 30

/** Returns whether it holds the digests from now on. */
export async function watchReturns(deps: Pick<DeliveryDeps, 'db' | 'onEvent'>): Promise<boolean> {
  if (!(await isWorthJudging(deps.db))) return false
  const windows = [await readWeek(deps.db), await readNewest(deps.db)]
  for (const returns of windows) {
    const verdict = judgeReturns(returns)
    if (verdict.kind === 'calm') continue
    const { reason } = verdict
    const isNew = await holdLane(deps.db, { lane: 'bulk', reason, by: 'breaker' })
    if (isNew) deps.onEvent?.({ event: 'breaker-tripped', lane: 'bulk', reason })
    return isNew
  }
  return false
}

const since = (
  days: number,
): SQL => sql`greatest(clock_timestamp() - make_interval(days => ${days}),
  (select released_at from lanes where name = 'bulk'))`

/** While the digests are held anyhow, a storm of faults costs one short question each. */
async function isWorthJudging(db: Db): Promise<boolean> {
  const rows = await db.execute(sql`
    select from provider_events
    where verdict in ('address', 'complaint') and at > ${since(monthDays)}
      and not exists (select from lanes where name = 'bulk' and held)
    limit ${fewFaults}`)
  return rows.length === fewFaults
}

/** One letter that bounced and was complained about, or told of twice, counts once each. */
const tally = (verdict: 'address' | 'complaint'): SQL => sql`
  count(distinct coalesce(event.letter_id::text, event.id))
    filter (where event.verdict = ${verdict})::int`

/** A fault that names no letter of ours counts for the week alone: nobody knows what it is about. */
const readWeek = (db: Db): Promise<Returns> =>
  read(
    db,
    sql`
    with span as (select ${since(weekDays)} as since)
    select (select coalesce(sum(size), 0)::int from batches, span
        where state = 'accepted' and settled_at > span.since) as letters,
      ${tally('complaint')} as complaints, ${tally('address')} as bounces
    from span, provider_events event left join letters letter on letter.id = event.letter_id
    where event.verdict in ('address', 'complaint') and event.at > span.since
      and (letter.id is null or letter.settled_at > span.since)`,
  )

/** By the letters and not by the hour: complaints trickle in long after a morning's letters left. */
const readNewest = (db: Db): Promise<Returns> =>
  read(
    db,
    sql`
    with newest as (
      select id, size, sum(size) over (order by settled_at desc, id) as running
      from (select id, size, settled_at from batches
        where state = 'accepted' and settled_at > ${since(monthDays)}
        order by settled_at desc, id limit ${newestLetters}) as latest),
    chosen as (select id, size from newest where running - size < ${newestLetters})
    select (select coalesce(sum(size), 0)::int from chosen) as letters,
      ${tally('complaint')} as complaints, ${tally('address')} as bounces
    from provider_events event join letters letter on letter.id = event.letter_id
    where event.verdict in ('address', 'complaint') and event.at > ${since(monthDays)}
      and letter.batch_id in (select id from chosen)`,
  )

async function read(db: Db, query: SQL): Promise<Returns> {
  const rows = await db.execute<Returns>(query)
  return rows[0] ?? { letters: 0, complaints: 0, bounces: 0 }
}
