/** Rows of days that arXiv's feed did not bring whole, or that are being compared. A day has one, by
 * whichever of its feeds it was noticed. */
import { and, inArray, sql } from 'drizzle-orm'
import type { Executor } from '../../storage/database.ts'
import { type GapKind, gaps } from '../../storage/schema/operations.ts'
import { isFeedIn } from './feed-days.ts'

export type Noticed = { source: string; kind: GapKind; at: Date; categories?: string[] }

export async function openGaps(db: Executor, days: string[], noticed: Noticed): Promise<void> {
  if (days.length === 0) return
  const { source, kind, at, categories = [] } = noticed
  const known = await db
    .select({ day: gaps.listingDay })
    .from(gaps)
    .where(and(isFeedIn(gaps.source), inArray(gaps.listingDay, days)))
  const isKnown = new Set(known.map(({ day }) => day))
  const rows = days
    .filter((day) => !isKnown.has(day))
    .map((listingDay) => ({
      ...{ source, listingDay, kind, categories, noticedAt: at },
      nextAt: sql`clock_timestamp()`,
    }))
  if (rows.length > 0) await db.insert(gaps).values(rows).onConflictDoNothing()
}
