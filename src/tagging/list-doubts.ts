/** What editors may want to look at: tags that readers called wrong, and guesses that are not sure. */
import { sql } from 'drizzle-orm'
import { guessFloor } from '../papers/guess-floor.ts'
import type { Executor } from '../storage/database.ts'
import type { TagSource } from '../storage/schema/tags.ts'

export type DoubtedTag = {
  paper: string
  title: string
  tag: string
  /** Readers who said that it is wrong; they stay unnamed. */
  reports: number
  /** What put it there; empty: nothing any more. */
  sources: TagSource[]
  confidence: number | null
  /** ISO instant of the last report. */
  lastReport: string
}

/** Not decided yet and to be decided: no topic that was retired since. Most reported first. */
export async function listWrongTags(
  db: Executor,
  { limit }: { limit: number },
): Promise<DoubtedTag[]> {
  const rows = await db.execute<DoubtedTag & { lastReport: string | Date }>(sql`
    select p.public_id as paper, p.title, g.slug as tag, f.reports, f.last as "lastReport",
      coalesce((select jsonb_agg(t.source order by t.source) from paper_tags t
        where t.paper_id = p.id and t.tag_id = g.id), '[]') as sources,
      (select max(t.confidence) from paper_tags t
        where t.paper_id = p.id and t.tag_id = g.id) as confidence
    from (select paper_id, about, count(*)::int as reports, max(at) as last from feedback
      where kind = 'wrong-tag' and taken_back_at is null group by paper_id, about) f
    join papers p on p.id = f.paper_id and p.joined_to is null
    join tags g on g.slug = f.about and g.active and g.kind = 'topic'
    where not exists (select 1 from tag_verdicts v where v.paper_id = p.id and v.tag_id = g.id)
    order by f.reports desc, f.last desc, p.id, g.id limit ${limit}`)
  return rows.map((row) => ({ ...row, lastReport: new Date(row.lastReport).toISOString() }))
}

export type UnsureGuess = {
  paper: string
  title: string
  tag: string
  confidence: number
  words: string[]
}

/** Guesses below the floor on papers of one listing day, the likeliest first. */
export async function listUnsureGuesses(
  db: Executor,
  { day, limit }: { day: string; limit: number },
): Promise<UnsureGuess[]> {
  const rows = await db.execute<UnsureGuess>(sql`
    select p.public_id as paper, p.title, g.slug as tag, t.confidence, t.evidence->'words' as words
    from papers p join paper_tags t on t.paper_id = p.id join tags g on g.id = t.tag_id
    where p.listing_day = ${day}::date and t.source = 'statistics' and t.confidence < ${guessFloor}
    order by t.confidence desc, p.id, g.id limit ${limit}`)
  return [...rows]
}
