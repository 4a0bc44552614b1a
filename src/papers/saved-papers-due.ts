/** arXiv papers whose turn it is to be asked after: somebody saved them, and what becomes of them (a version,
 * an acceptance, a withdrawal) is told in comments that no feed brings. */
import { sql } from 'drizzle-orm'
import type { Executor } from '../storage/database.ts'
import { parseArxivId } from './arxiv-id.ts'

/** Each comes up once in as many days. */
const roundDays = 7
/** What was saved longer ago has become what it is. */
const daysBack = 400

/** Ids without version, the newest first. */
export async function savedPapersDue(db: Executor, at: Date): Promise<string[]> {
  const day = Math.floor(at.getTime() / 86_400_000)
  const rows = await db.execute<{ id: string }>(sql`
    select coalesce(told_by, public_id) as id from papers p
    where joined_to is null and not sample and id % ${roundDays}::int = ${day % roundDays}::int
      and listing_day > ${at.toISOString()}::timestamptz::date - ${daysBack}::int
      and exists (select 1 from saved_papers s where s.paper_id = p.id)
    order by listing_day desc, p.id desc`)
  return rows.flatMap(({ id }) => parseArxivId(id)?.id ?? [])
}
