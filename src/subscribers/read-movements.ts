/** Readers come and gone, a day at a time (UTC, by the database's clock), for whoever runs the service. */
import { sql } from 'drizzle-orm'
import type { Executor } from '../storage/database.ts'
import type { SubscriberState } from '../storage/schema/subscribers.ts'

export type Movements = {
  /** How many there are in each state; a state that nobody is in is missing. */
  now: Partial<Record<SubscriberState, number>>
  /** Oldest first, days without anybody included. */
  days: Array<{
    day: string
    signedUp: number
    confirmed: number
    left: number
    /** Who read at its end, reckoned back from now; whoever came back counts from then. */
    readers: number
  }>
  /** Of those days, by what was done on the leaving page; most given first. */
  reasons: Array<{ action: string; reason: string; times: number }>
}

/** Walks the readers once: a page for one person, not for the public. */
export async function readMovements(db: Executor, { days }: { days: number }): Promise<Movements> {
  const from = sql`(clock_timestamp() at time zone 'UTC')::date - ${days - 1}::int`
  const now = await db.execute<{ state: SubscriberState; readers: number }>(sql`
    select state, count(*)::int as readers from subscribers group by state`)
  const rows = await db.execute<Moved>(sql`
    with days as (select d::date as day from generate_series(${from}, ${from} + ${days - 1}::int,
        interval '1 day') as d),
      came as (select (created_at at time zone 'UTC')::date as day, count(*)::int as readers
        from signups where created_at >= ${from} group by 1),
      stayed as (select (confirmed_at at time zone 'UTC')::date as day, count(*)::int as readers
        from subscribers where confirmed_at >= ${from} group by 1),
      went as (select (left_at at time zone 'UTC')::date as day, count(*)::int as readers
        from subscribers where left_at >= ${from} group by 1),
      gone as (select (left_at at time zone 'UTC')::date as day, count(*)::int as readers
        from subscribers where left_at >= ${from} and state = 'left' and confirmed_at is not null
        group by 1)
    select days.day::text as day, coalesce(came.readers, 0) as "signedUp",
      coalesce(stayed.readers, 0) as confirmed, coalesce(went.readers, 0) as left,
      coalesce(gone.readers, 0) as gone
    from days left join came using (day) left join stayed using (day) left join went using (day)
      left join gone using (day)
    order by days.day`)
  const reasons = await db.execute<Movements['reasons'][number]>(sql`
    select action, reason, count(*)::int as times from leaving_reasons
    where day >= ${from} group by action, reason order by times desc, action, reason limit 20`)
  const byState: Movements['now'] = Object.fromEntries(
    now.map(({ state, readers }) => [state, readers]),
  )
  return {
    now: byState,
    days: reckonBack([...rows], byState.confirmed ?? 0),
    reasons: [...reasons],
  }
}

type Moved = Omit<Movements['days'][number], 'readers'> & { gone: number }

function reckonBack(days: Moved[], now: number): Movements['days'] {
  let readers = now
  return days
    .toReversed()
    .map(({ gone, ...day }) => {
      const known = { ...day, readers: Math.max(0, readers) }
      readers += gone - day.confirmed
      return known
    })
    .reverse()
}
