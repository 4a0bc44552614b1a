/** The listing days held before and after a day, for turning pages. */
import { sql } from 'drizzle-orm'
import type { Executor } from '../storage/database.ts'

/** YYYY-MM-DD, or null where there is none. */
export type NeighbourDays = { earlier: string | null; later: string | null }

/** Two steps along papers_listing_day; read backwards, its end without a day comes first. */
export async function neighbourDays(
  db: Executor,
  input: { day: string; until: Date },
): Promise<NeighbourDays> {
  const { day } = input
  const held = sql`available_at <= ${input.until.toISOString()}::timestamptz`
  const [row] = await db.execute<NeighbourDays>(sql`
    select
      (select p.listing_day::text from papers p where p.listing_day < ${day}::date and ${held}
        order by p.listing_day desc nulls last limit 1) as earlier,
      (select p.listing_day::text from papers p where p.listing_day > ${day}::date and ${held}
        order by p.listing_day nulls first limit 1) as later`)
  return { earlier: row?.earlier ?? null, later: row?.later ?? null }
}
