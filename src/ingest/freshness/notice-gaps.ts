/** Finds the days that arXiv's feed did not bring whole. A feed that is stale has today's date and
 * yesterday's papers: nothing on it is listed for the first time that day, and that is what is looked
 * at. Whatever is found stands in a row, whoever finds it; what the feed brings later closes it. */
import { and, eq, gte, inArray, isNull } from 'drizzle-orm'
import { addDays } from '../../lib/local-time.ts'
import type { Calendar } from '../../storage/calendar.ts'
import type { Db, Tx } from '../../storage/database.ts'
import { gaps, sources } from '../../storage/schema/operations.ts'
import { announcementOn, newestExpectedDay } from '../arxiv-calendar.ts'
import { currentFeed, feedDays, isFeedIn, quietCategories } from './feed-days.ts'
import { openGaps } from './open-gaps.ts'

/** The feed is asked twice before it counts as late. */
const patienceMs = 60 * 60_000
/** Digests reach back over 14 listing days (design 4.1): what is older could not be mailed anyway. */
const daysBack = 20

type Compared = {
  /** Expected days whose papers were never compared with another source, ascending. */
  unchecked: string[]
}

/** Nothing is noticed of a feed that was never asked. */
export async function noticeGaps(deps: { db: Db; calendar: Calendar }): Promise<Compared> {
  const now = await deps.calendar.now(deps.db)
  return await deps.db.transaction(async (tx) => {
    const feed = await lockFeed(tx)
    if (!feed) return { unchecked: [] }
    const { name } = feed
    const newest = newestExpectedDay(new Date(now.getTime() - patienceMs))
    if (feed.checkedUntil === null) {
      await beginAt(tx, name, feed.lastSuccessAt === null ? null : newest)
      return { unchecked: [] }
    }
    const days = expectedDays(feed.checkedUntil, newest)
    if (days.length === 0) return { unchecked: [] }
    const brought = await feedDays(tx, days[0] as string)
    const missing = days.filter((day) => (brought.get(day) ?? 0) === 0)
    const kind = feed.failures > 0 || feed.lastSuccessAt === null ? 'absent' : 'stale'
    await openGaps(tx, missing, { source: name, kind, at: now })
    await closeArrived(
      tx,
      days.filter((day) => !missing.includes(day)),
      { by: name, at: now },
    )
    if (!missing.includes(newest)) await noticeQuiet(tx, newest, { source: name, at: now })
    return { unchecked: days }
  })
}

async function lockFeed(tx: Tx) {
  const name = (await currentFeed(tx)) ?? ''
  const [feed] = await tx.select().from(sources).where(eq(sources.name, name)).for('update')
  return feed
}

/** What was announced before the feed first answered here was not missed: nobody read then. */
async function beginAt(tx: Tx, name: string, day: string | null): Promise<void> {
  if (day === null) return
  await tx.update(sources).set({ checkedUntil: day }).where(eq(sources.name, name))
}

/** Days sure to bring papers, after one day and up to another. */
function expectedDays(after: string, until: string): string[] {
  const oldest = addDays(until, -daysBack)
  const days: string[] = []
  for (let day = after < oldest ? oldest : addDays(after, 1); day <= until; day = addDays(day, 1)) {
    if (announcementOn(day) === 'expected') days.push(day)
  }
  return days
}

/** The feed turned late, after all. */
async function closeArrived(
  tx: Tx,
  days: string[],
  { by, at }: { by: string; at: Date },
): Promise<void> {
  if (days.length === 0) return
  await tx
    .update(gaps)
    .set({ repairedAt: at, repairedBy: by })
    .where(
      and(
        isFeedIn(gaps.source),
        inArray(gaps.listingDay, days),
        inArray(gaps.kind, ['absent', 'stale']),
        isNull(gaps.repairedAt),
      ),
    )
}

/** Some feeds of the day were stale and others not. */
async function noticeQuiet(
  tx: Tx,
  day: string,
  given: { source: string; at: Date },
): Promise<void> {
  const known = await tx
    .select({ id: gaps.id })
    .from(gaps)
    .where(and(isFeedIn(gaps.source), gte(gaps.listingDay, day)))
    .limit(1)
  if (known.length > 0) return
  const quiet = await quietCategories(tx, day)
  const categories = quiet.map(({ category }) => category)
  if (categories.length > 0) await openGaps(tx, [day], { ...given, kind: 'partial', categories })
}
