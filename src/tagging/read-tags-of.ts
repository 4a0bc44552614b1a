/** The tags of many papers, by slug. */
import { sql } from 'drizzle-orm'
import { guessFloor } from '../papers/guess-floor.ts'
import { anyOf } from '../storage/any-of.ts'
import type { Executor } from '../storage/database.ts'
import { paperTags } from '../storage/schema/tags.ts'

/** By row id of the paper: slugs of active tags, topics first, each once, in the order of the taxonomy. */
export async function readTagsOf(
  db: Executor,
  paperIds: readonly number[],
): Promise<Map<number, string[]>> {
  if (paperIds.length === 0) return new Map()
  const rows = await db.execute<{ id: string; slugs: string[] }>(sql`
    select on_it.paper_id as id, array_agg(t.slug order by t.kind desc, t.id) as slugs
    from (select distinct paper_id, tag_id from paper_tags
      where ${anyOf(paperTags.paperId, paperIds)} and confidence >= ${guessFloor}) as on_it
    join tags t on t.id = on_it.tag_id and t.active
    group by on_it.paper_id`)
  return new Map(rows.map(({ id, slugs }) => [Number(id), slugs]))
}
