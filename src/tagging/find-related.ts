/** Papers that share topics with a paper: the more and the rarer, the nearer. */
import { sql } from 'drizzle-orm'
import type { Executor } from '../storage/database.ts'

/** Looked at of each tag, newest first: bounded, however many papers a tag is on. */
const newestOfTag = 150

export type RelatedInput = {
  paperId: number
  /** The tags to share, each with what sharing it says. */
  tags: ReadonlyArray<{ id: number; weight: number }>
  until: Date
  limit: number
}

/** Ids, nearest first; of two alike the newer. Along paper_tags_tag, its end first. */
export async function findRelated(db: Executor, input: RelatedInput): Promise<number[]> {
  const { paperId, tags, until, limit } = input
  if (tags.length === 0) return []
  const rows = await db.execute<{ id: string }>(sql`
    with shared as (
      select near.paper_id as id, sum(wanted.weight) as weight
      from jsonb_to_recordset(${JSON.stringify(tags)}::text::jsonb) as wanted(id bigint, weight real)
      cross join lateral (
        select distinct t.paper_id from paper_tags t where t.tag_id = wanted.id
        order by t.paper_id desc limit ${newestOfTag}) as near
      where near.paper_id <> ${paperId}
      group by near.paper_id order by weight desc, id desc limit ${limit * 3})
    select shared.id from shared join papers p on p.id = shared.id
    where not p.withdrawn and p.available_at <= ${until.toISOString()}::timestamptz
    order by shared.weight desc, shared.id desc limit ${limit}`)
  return rows.map((row) => Number(row.id))
}
