/** The papers of one listing day with the tags on each: what a page of the day is arranged by. */
import { sql } from 'drizzle-orm'
import { guessFloor } from '../papers/guess-floor.ts'
import type { Executor } from '../storage/database.ts'

export type DayPaper = {
  id: number
  /** Its primary category; null: none that is known. */
  category: string | null
  /** Of tags on it, in no order; `inTitle`: those that its title speaks for. */
  tagIds: number[]
  inTitle: number[]
}

/** In the order of their ids. Only what was available at `until`; withdrawn ones too, for they were
 * announced. */
export async function readDayTags(
  db: Executor,
  input: { day: string; until: Date },
): Promise<DayPaper[]> {
  const rows = await db.execute<{
    id: string
    category: string | null
    tags: number[] | null
    titled: number[] | null
  }>(sql`
    select p.id, p.categories[1] as category, on_it.tags, on_it.titled
    from papers p cross join lateral (
      select jsonb_agg(t.tag_id) as tags,
        jsonb_agg(t.tag_id) filter (where t.evidence->>'where' = 'title') as titled
      from paper_tags t
      where t.paper_id = p.id and t.confidence >= ${guessFloor}) as on_it
    where p.listing_day = ${input.day}::date
      and p.available_at <= ${input.until.toISOString()}::timestamptz
    order by p.id`)
  return rows.map(({ id, category, tags, titled }) => ({
    id: Number(id),
    category,
    tagIds: tags ?? [],
    inTitle: titled ?? [],
  }))
}
