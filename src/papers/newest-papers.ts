/** All papers held, newest listing day first, a page at a time. */
import { sql } from 'drizzle-orm'
import type { Executor } from '../storage/database.ts'

/** Where a page ended; hand it back as `before` for the next one. */
export type NewestPlace = { listingDay: string; id: number }

/** Ids for `readPapers`, along papers_listing_day. Only what was announced and available at `until`;
 * withdrawn ones are left out. With `day` (YYYY-MM-DD) those of that day alone. */
export async function newestPapers(
  db: Executor,
  input: { until: Date; limit: number; before?: NewestPlace | null; day?: string },
): Promise<{ ids: number[]; next: NewestPlace | null }> {
  const { until, limit, before, day } = input
  const rows = await db.execute<{ id: string; day: string }>(sql`
    select id, listing_day::text as day from papers
    where listing_day is not null and not withdrawn
      and available_at <= ${until.toISOString()}::timestamptz
      ${day === undefined ? sql`` : sql`and listing_day = ${day}::date`}
      ${before ? sql`and listing_day <= ${before.listingDay}::date and (listing_day, id) < (${before.listingDay}::date, ${before.id})` : sql``}
    order by listing_day desc, id desc limit ${limit + 1}`)
  const places = rows.slice(0, limit).map((row) => ({ id: Number(row.id), listingDay: row.day }))
  return {
    ids: places.map((place) => place.id),
    next: rows.length > limit ? (places.at(-1) ?? null) : null,
  }
}
