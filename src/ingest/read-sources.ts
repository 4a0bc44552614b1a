/** What is known of each source, as strangers may know it: nothing of errors' texts, which name hosts. */
import { asc, desc, getTableColumns, sql } from 'drizzle-orm'
import type { Executor } from '../storage/database.ts'
import { type GapKind, gaps, sources } from '../storage/schema/operations.ts'

export type SourceState = {
  name: string
  lastSuccessAt: Date | null
  /** Hours since then; null: never. */
  quietHours: number | null
  /** YYYY-MM-DD: the newest day it announced. */
  lastListingDay: string | null
  papersHeld: number
  /** Its last round ended in an error. */
  failing: boolean
  /** Of its last 30 listing days, newest first. */
  gaps: SourceGap[]
}

export type SourceGap = {
  /** YYYY-MM-DD */
  day: string
  kind: GapKind
  categories: string[]
  /** Papers that came late because of it. */
  papers: number
  /** Null: open. */
  repairedAt: Date | null
  /** The source that brought what was missing: itself, late, or another. */
  repairedBy: string | null
}

const gapsShown = 30

export async function readSources(db: Executor): Promise<SourceState[]> {
  const quiet = sql<
    number | null
  >`extract(epoch from clock_timestamp() - ${sources.lastSuccessAt})::float8 / 3600`
  const rows = await db
    .select({ ...getTableColumns(sources), quietHours: quiet })
    .from(sources)
    .orderBy(asc(sources.name))
  const found = await db
    .select()
    .from(gaps)
    // Days that are being compared are no gaps yet.
    .where(sql`${gaps.kind} <> 'partial' or ${gaps.papers} > 0 or ${gaps.categories} <> '{}'`)
    .orderBy(desc(gaps.listingDay))
    .limit(gapsShown)
  return rows.map(({ name, lastSuccessAt, quietHours, lastListingDay, papersHeld, lastError }) => ({
    name,
    lastSuccessAt,
    quietHours,
    lastListingDay,
    papersHeld,
    failing: lastError !== null,
    gaps: found
      .filter(({ source }) => source === name)
      .map(({ listingDay: day, kind, categories, papers, repairedAt, repairedBy }) => ({
        day,
        kind,
        categories,
        papers,
        repairedAt,
        repairedBy,
      })),
  }))
}

export type CategoryState = {
  category: string
  /** YYYY-MM-DD */
  lastListingDay: string
  /** First announced in the last 30 days. */
  papers: number
  /** Of these, missing from the feed of their day. */
  late: number
}

/** By primary category, over the 30 days up to the newest listing day; walks papers_listing_day. */
export async function readCategoryStates(db: Executor, until: Date): Promise<CategoryState[]> {
  const rows = await db.execute<{
    category: string
    day: string
    papers: number
    late: number
  }>(sql`
    with newest as (select max(listing_day) as day from papers
      where available_at <= ${until.toISOString()}::timestamptz)
    select p.categories[1] as category, max(p.listing_day)::text as day, count(*)::int as papers,
      count(p.gap_id)::int as late
    from papers p, newest
    where p.listing_day > newest.day - 30 and p.listing_day <= newest.day
      and p.available_at <= ${until.toISOString()}::timestamptz and p.categories <> '{}'
    group by 1 order by 1`)
  return rows.map(({ category, day, papers, late }) => ({
    category,
    lastListingDay: day,
    papers,
    late,
  }))
}
