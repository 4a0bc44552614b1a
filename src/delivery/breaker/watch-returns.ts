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
  const starts = await readStarts(deps.db)
  for (const window of [readWeek(starts), readNewest(starts)]) {
    const verdict = judgeReturns(await read(deps.db, window))
    if (verdict.kind === 'calm') continue
    const { reason } = verdict
    const isNew = await holdLane(deps.db, { lane: 'bulk', reason, by: 'breaker' })
    if (isNew) deps.onEvent?.({ event: 'breaker-tripped', lane: 'bulk', reason })
    return isNew
  }
  return false
}

/** What came back of the last week and of the newest letters, as the breaker judges it. */
export async function tellReturns(db: Db): Promise<{ week: Returns; newest: Returns }> {
  const starts = await readStarts(db)
  return { week: await read(db, readWeek(starts)), newest: await read(db, readNewest(starts)) }
}

const daysAgo = (
  days: number,
): SQL => sql`greatest(clock_timestamp() - make_interval(days => ${days}),
  (select released_at from lanes where name = 'bulk'))`

/** While the digests are held anyhow, a storm of faults costs one short question each. */
async function isWorthJudging(db: Db): Promise<boolean> {
  const rows = await db.execute(sql`
    select from provider_events
    where verdict in ('address', 'complaint') and at > ${daysAgo(monthDays)}
      and not exists (select from lanes where name = 'bulk' and held)
    limit ${fewFaults}`)
  return rows.length === fewFaults
}

/** One letter that bounced and was complained about, or told of twice, counts once each. */
const tally = (verdict: 'address' | 'complaint'): SQL => sql`
  count(distinct coalesce(event.letter_id::text, event.id))
    filter (where event.verdict = ${verdict})::int`

/** Fixed before they are asked for: a clock within the question would keep it from the index. */
type Starts = { week: SQL; month: SQL }

async function readStarts(db: Db): Promise<Starts> {
  const rows = await db.execute<{ week: string; month: string }>(sql`
    select ${daysAgo(weekDays)}::text as week, ${daysAgo(monthDays)}::text as month`)
  const fixed = (at?: string): SQL => sql`${at ?? 'now'}::timestamptz`
  return { week: fixed(rows[0]?.week), month: fixed(rows[0]?.month) }
}

/** A fault that names no letter of ours counts for the week alone: nobody knows what it is about. */
const readWeek = ({ week }: Starts): SQL => sql`
  select (select coalesce(sum(size), 0)::int from batches
      where state = 'accepted' and settled_at > ${week}) as letters,
    ${tally('complaint')} as complaints, ${tally('address')} as bounces
  from provider_events event left join letters letter on letter.id = event.letter_id
  where event.verdict in ('address', 'complaint') and event.at > ${week}
    and (letter.id is null or letter.settled_at > ${week})`

/** By the letters and not by the hour: complaints trickle in long after a morning's letters left. */
const readNewest = ({ month }: Starts): SQL => sql`
  with newest as (
    select id, size, sum(size) over (order by settled_at desc, id desc) as running
    from (select id, size, settled_at from batches
      where state = 'accepted' and settled_at > ${month}
      order by settled_at desc, id desc limit ${newestLetters}) as latest),
  chosen as (select id, size from newest where running - size < ${newestLetters})
  select (select coalesce(sum(size), 0)::int from chosen) as letters,
    ${tally('complaint')} as complaints, ${tally('address')} as bounces
  from provider_events event join letters letter on letter.id = event.letter_id
  where event.verdict in ('address', 'complaint') and event.at > ${month}
    and letter.batch_id in (select id from chosen)`

async function read(db: Db, query: SQL): Promise<Returns> {
  const rows = await db.execute<Returns>(query)
  return rows[0] ?? { letters: 0, complaints: 0, bounces: 0 }
}
