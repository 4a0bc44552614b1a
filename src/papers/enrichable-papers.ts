/** Papers that other services may know more of: those of the last days, while it is new to them, and
 * those that somebody saved, for what becomes of them comes months later. */
import { sql } from 'drizzle-orm'
import type { Executor } from '../storage/database.ts'
import { parseDois } from './doi.ts'

export type EnrichablePaper = {
  publicId: string
  /** Told by its source; of several the first. */
  doi: string | null
}

/** Services hear of papers two days late or so, and count for the first time a week later. */
const daysBack = 14
/** What was saved longer ago has become what it is. */
const savedDaysBack = 400

/** The newest first. */
export async function enrichablePapers(db: Executor, at: Date): Promise<EnrichablePaper[]> {
  const today = sql`${at.toISOString()}::timestamptz::date`
  const rows = await db.execute<{ public_id: string; doi: string | null }>(sql`
    select public_id, doi from papers p
    where joined_to is null and not sample and listing_day <= ${today} + 1 and (
      listing_day > ${today} - ${daysBack}::int
      or (listing_day > ${today} - ${savedDaysBack}::int
        and exists (select 1 from saved_papers s where s.paper_id = p.id)))
    order by listing_day desc, id desc`)
  return rows.map(({ public_id, doi }) => ({ publicId: public_id, doi: parseDois(doi)[0] ?? null }))
}
