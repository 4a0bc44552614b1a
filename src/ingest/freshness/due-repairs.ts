/** What is to be asked of OAI-PMH now, and what is known of it once it has answered. */
import { and, eq, gt, inArray, isNull, sql } from 'drizzle-orm'
import { addDays } from '../../lib/local-time.ts'
import type { Calendar } from '../../storage/calendar.ts'
import type { Db, Executor } from '../../storage/database.ts'
import { gaps, sources } from '../../storage/schema/operations.ts'
import { papers } from '../../storage/schema/papers.ts'
import { currentFeed, dayBounds, isFeedIn, repairName } from './feed-days.ts'
import type { LateListing } from './late-listing.ts'
import { openGaps } from './open-gaps.ts'

type Repair = LateListing & {
  /** The days it looks at, ascending. */
  days: string[]
}

/** Null: nothing is due. `unchecked`: days that no other source was compared with yet. */
export async function dueRepair(db: Db, unchecked: readonly string[]): Promise<Repair | null> {
  const open = await db
    .select({ day: gaps.listingDay, due: sql<boolean>`${gaps.nextAt} <= clock_timestamp()` })
    .from(gaps)
    .where(and(isFeedIn(gaps.source), isNull(gaps.repairedAt)))
  // What is still open comes first, and the days after it are compared along with it.
  if (open.length > 0 && !open.some(({ due }) => due)) return null
  const days = [...new Set([...open.map(({ day }) => day), ...unchecked])].sort()
  const [first] = days
  if (first === undefined || (await isResting(db))) return null
  // Datestamps are those of the evening before, or of corrections since.
  const from = addDays(first, -1)
  const bounds = await dayBounds(db, { since: addDays(from, -20), wholeBefore: first })
  return { days, from, bounds }
}

/** After a failure it is asked again in a quarter of an hour, then in twice the time, up to 4 h. */
async function isResting(db: Executor): Promise<boolean> {
  const rows = await db.execute<{ resting: boolean }>(sql`
    select failures > 0 and last_attempt_at > clock_timestamp()
      - make_interval(mins => least(240, 15 * (1 << least(greatest(failures - 1, 0), 5)))) as resting
    from sources where name = ${repairName}`)
  return rows[0]?.resting ?? false
}

/** Opens the rows that late papers point to. Of a day that lacked nothing the row goes again. */
export async function beginRepair(
  deps: { db: Db; calendar: Calendar },
  { days }: Repair,
): Promise<void> {
  const at = await deps.calendar.now(deps.db)
  const source = await currentFeed(deps.db)
  if (source === null) return
  await openGaps(deps.db, [...days], { source, kind: 'partial', at })
}

/** Past this an absent day is taken for one on which arXiv announced nothing. */
const triedEnough = 8

/** `error`: why OAI-PMH did not answer to the end; null: it did. */
export async function endRepair(
  deps: { db: Db; calendar: Calendar },
  { days }: Repair,
  error: string | null,
): Promise<void> {
  const at = await deps.calendar.now(deps.db)
  await deps.db.transaction(async (tx) => {
    const mine = and(isFeedIn(gaps.source), inArray(gaps.listingDay, days))
    await tx
      .update(gaps)
      .set({
        papers: sql`(select count(*)::int from ${papers} where ${papers.gapId} = ${gaps.id})`,
      })
      .where(mine)
    const tried = {
      attempts: sql`${gaps.attempts} + 1`,
      nextAt: sql`clock_timestamp() + make_interval(mins => least(240, 30 * (1 << least(${gaps.attempts}, 4))))`,
      lastError: error,
    }
    await tx
      .update(gaps)
      .set(tried)
      .where(and(mine, isNull(gaps.repairedAt)))
    if (error !== null) return
    const repaired = { repairedAt: at, repairedBy: repairName }
    await tx
      .update(gaps)
      .set(repaired)
      .where(
        and(
          mine,
          isNull(gaps.repairedAt),
          sql`(${gaps.kind} in ('partial', 'truncated') or ${gaps.papers} > 0 or ${gaps.attempts} >= ${triedEnough})`,
        ),
      )
    await tx
      .delete(gaps)
      .where(
        and(mine, eq(gaps.kind, 'partial'), eq(gaps.papers, 0), sql`${gaps.categories} = '{}'`),
      )
    await markChecked(tx, days)
  })
}

/** Up to the last day before one that is still missing. */
async function markChecked(tx: Executor, days: string[]): Promise<void> {
  const open = await tx
    .select({ day: gaps.listingDay })
    .from(gaps)
    .where(and(isFeedIn(gaps.source), isNull(gaps.repairedAt), gt(gaps.attempts, 0)))
  const firstOpen = open.map(({ day }) => day).sort()[0]
  const checked = days.filter((day) => firstOpen === undefined || day < firstOpen).at(-1)
  if (checked === undefined) return
  await tx
    .update(sources)
    .set({ checkedUntil: sql`greatest(${sources.checkedUntil}, ${checked}::date)` })
    .where(eq(sources.name, (await currentFeed(tx)) ?? ''))
}
