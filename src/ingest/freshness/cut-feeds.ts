/** Feeds of a day that arXiv cut at its limit, or that ended early: kept as a gap until the feed comes whole
 * or OAI-PMH was compared. Known from the answer itself, so nobody has to wait for a day to look odd. */
import { and, eq, isNull, ne, sql } from 'drizzle-orm'
import type { Db } from '../../storage/database.ts'
import { gaps } from '../../storage/schema/operations.ts'
import { announcementOn, listingDayAt } from '../arxiv-calendar.ts'
import { isFeed, repairName } from './feed-days.ts'

export type CutFeed = {
  /** YYYY-MM-DD; null: it does not say, and is today's. */
  day: string | null
  /** Those it was asked for. */
  categories: readonly string[]
}

type EndedRound = {
  source: string
  at: Date
  cuts: readonly CutFeed[]
  /** It went through to its end. */
  whole: boolean
}

/** A day that is known to be cut is no news when it is asked again an hour later. */
export async function keepCutFeeds(db: Db, round: EndedRound): Promise<void> {
  if (!isFeed(round.source)) return
  const today = listingDayAt(round.at)
  for (const [day, categories] of byDay(round.cuts, today))
    await open(db, { day, categories }, round)
  if (round.whole && round.cuts.length === 0) await closeWhole(db, today, round)
}

function byDay(cuts: readonly CutFeed[], today: string): Map<string, string[]> {
  const days = new Map<string, string[]>()
  for (const { day, categories } of cuts) {
    const on = day ?? today
    // On a weekend a feed is empty, whole or not; round a holiday it may well be fullest.
    if (announcementOn(on) === 'none') continue
    days.set(on, [...new Set([...(days.get(on) ?? []), ...categories])].sort())
  }
  return days
}

async function open(
  db: Db,
  { day, categories }: { day: string; categories: string[] },
  { source, at }: EndedRound,
): Promise<void> {
  const found = { kind: 'truncated', categories, noticedAt: at } as const
  const now = sql`clock_timestamp()`
  await db
    .insert(gaps)
    .values({ ...found, source, listingDay: day, nextAt: now })
    .onConflictDoUpdate({
      target: [gaps.source, gaps.listingDay],
      set: { ...found, nextAt: now, repairedAt: null, repairedBy: null },
      // What OAI-PMH was compared with lacks nothing more.
      setWhere: and(
        ne(gaps.kind, 'truncated'),
        sql`${gaps.repairedBy} is distinct from ${repairName}`,
      ),
    })
}

async function closeWhole(db: Db, day: string, { source, at }: EndedRound): Promise<void> {
  await db
    .update(gaps)
    .set({ repairedAt: at, repairedBy: source })
    .where(
      and(
        eq(gaps.source, source),
        eq(gaps.listingDay, day),
        eq(gaps.kind, 'truncated'),
        isNull(gaps.repairedAt),
      ),
    )
}
