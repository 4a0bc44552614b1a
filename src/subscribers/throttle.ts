/** Keeps sign-up from becoming a way to flood a mailbox: letters that strangers can cause are counted
 * by the database's clock, per reader and over all. */
import { and, eq, gt, inArray, type SQL, sql } from 'drizzle-orm'
import type { Tx } from '../storage/database.ts'
import { letters } from '../storage/schema/delivery.ts'
import { rateLimits } from '../storage/schema/operations.ts'
import { subscribers } from '../storage/schema/subscribers.ts'

/** Confirm letters and private links. */
const linksPerHour = 3
const secondsApart = 60
/** Every letter that whoever types an address can cause, together: who never confirmed has not asked. */
const allPer = { reader: { hour: 6, day: 12 }, stranger: { hour: 3, day: 3 } }
/** A conference hall that signs up within the hour passes; a bot net does not. */
export const defaultLettersOverAllPerHour = 1000

const overAllKey = 'letters-asked-for'

/** Whether one more letter may go to this reader now; if so it is counted. The caller holds the
 * subscriber's row, so two at once are judged one after the other. */
export async function mayWrite(
  tx: Tx,
  input: { subscriberId: number; overAllPerHour: number },
): Promise<boolean> {
  const links = sql`${letters.kind} in ('confirm', 'link')`
  const [recent] = await tx
    .select({
      count: sql<number>`count(*)::int`,
      close: sql<boolean>`coalesce(max(${letters.createdAt})
        > clock_timestamp() - make_interval(secs => ${secondsApart}::int), false)`,
    })
    .from(letters)
    .where(and(eq(letters.subscriberId, input.subscriberId), links, since('1 hour')))
  if (!recent || recent.close || recent.count >= linksPerHour) return false
  if (!(await isWithinAll(tx, input.subscriberId))) return false
  return countOverAll(tx, input.overAllPerHour)
}

const since = (span: string): SQL =>
  gt(letters.createdAt, sql`clock_timestamp() - ${span}::interval`)

/** Whether the letters of all kinds leave room for one more. */
export async function isWithinAll(tx: Tx, subscriberId: number): Promise<boolean> {
  const [recent] = await tx
    .select({
      hour: sql<number>`(count(*) filter (where ${since('1 hour')}))::int`,
      day: sql<number>`count(*)::int`,
    })
    .from(letters)
    .where(
      and(
        eq(letters.subscriberId, subscriberId),
        inArray(letters.kind, ['confirm', 'link', 'account']),
        since('1 day'),
      ),
    )
  const [reader] = await tx
    .select({ state: subscribers.state })
    .from(subscribers)
    .where(eq(subscribers.id, subscriberId))
  if (!recent || !reader) return false
  const most = reader.state === 'confirmed' ? allPer.reader : allPer.stranger
  return recent.hour < most.hour && recent.day < most.day
}

/** Last in its transaction: the row is shared by everybody who signs up. */
export async function countOverAll(tx: Tx, limit: number): Promise<boolean> {
  const lapsed = sql`${rateLimits.expire} <= clock_timestamp()`
  const [row] = await tx
    .insert(rateLimits)
    .values({ key: overAllKey, points: 1, expire: sql`clock_timestamp() + interval '1 hour'` })
    .onConflictDoUpdate({
      target: rateLimits.key,
      set: {
        points: sql`case when ${lapsed} then 1 else ${rateLimits.points} + 1 end`,
        expire: sql`case when ${lapsed} then excluded.expire else ${rateLimits.expire} end`,
      },
    })
    .returning({ points: rateLimits.points })
  return row !== undefined && row.points <= limit
}
