/** Whether a batch of arXiv is due that has not come, so that digests had better wait for it
 * (behaviour.md, "hold"). Only an installation to which the feed has lately brought papers waits: one
 * that arXiv never reaches, or that reads corpus files, would else be late every day. */
import { type SQL, sql } from 'drizzle-orm'
import type { Executor } from '../../storage/database.ts'
import { feedArrival, newestExpectedDay } from '../arxiv-calendar.ts'
import { isFeedIn, repairName } from './feed-days.ts'

export type AwaitedBatch = {
  /** YYYY-MM-DD */
  day: string
  /** When its feed is there on a usual day. */
  arrival: Date
}

/** Slots up to an hour before the arrival wait as well. */
export const aheadMs = 60 * 60_000
/** A day later the batch is no longer that of the morning; it comes when it comes. */
const longestMs = 24 * 60 * 60_000

/** After so many days without a round that ended well, what a feed brings is all that it has. */
const daysEndedWell = 3

/** A stale feed is of the day and has none of its papers: what is asked for is a paper. */
export async function awaitedBatch(db: Executor, now: Date): Promise<AwaitedBatch | null> {
  const day = newestExpectedDay(new Date(now.getTime() + aheadMs))
  const arrival = feedArrival(day)
  if (now.getTime() - arrival.getTime() >= longestMs) return null
  const rows = await db.execute<{ waits: boolean }>(sql`
    select coalesce((select max(last_listing_day) >= ${day}::date - 10
        and max(last_listing_day) <= ${day}::date from sources where ${isFeedIn(sql`name`)}), false)
      and not exists (select 1 from papers p where p.listing_day = ${day}::date
        and p.available_at <= ${now.toISOString()}::timestamptz
        and exists (select 1 from paper_sources s where s.paper_id = p.id
          and (s.source in (${repairName}, 'corpus') or ${isToldWhole(now)}))) as waits`)
  return rows[0]?.waits ? { day, arrival } : null
}

/** The feed is asked in groups, each stored by itself: its round has ended well since it told of the
 * paper. Only where the calendar is the database's clock does anybody ask, so the two compare. */
const isToldWhole = (now: Date): SQL => sql`(${isFeedIn(sql`s.source`)}
  and exists (select 1 from sources f where f.name = s.source
    and (f.last_success_at >= s.first_seen_at
      or coalesce(f.last_success_at, '-infinity')
        < ${now.toISOString()}::timestamptz - make_interval(days => ${daysEndedWell}))))`
