/** What the front page says of the store: how many papers, how new, whether they are samples, and a
 * few of the newest day with the reason they would have in a mail. */
import { count, sql } from 'drizzle-orm'
import { texToText } from '../lib/tex.ts'
import type { Executor } from '../storage/database.ts'
import { papers } from '../storage/schema/papers.ts'
import type { Localised } from '../storage/schema/tags.ts'

export type Specimen = {
  publicId: string
  title: string
  /** The topic it stands for, and the words of the title that say so. */
  topic: { slug: string; name: Localised; words: string[] } | null
}

export type StoreFacts = {
  held: number
  /** YYYY-MM-DD; null: nothing held. */
  newestDay: string | null
  /** Nothing but the bundled sample: no source has answered yet. */
  sample: boolean
  newest: Specimen[]
}

const shown = 3
/** A file may bring days that are still to come; nobody is mailed their papers before. */
const isOut = sql`available_at <= clock_timestamp()`

export async function readStoreFacts(db: Executor): Promise<StoreFacts> {
  const [totals] = await db
    .select({
      held: count(),
      newestDay: sql<string | null>`(max(${papers.listingDay}) filter (where ${isOut}))::text`,
      sample: sql<boolean>`coalesce(bool_and(${papers.sample}), false)`,
    })
    .from(papers)
  const newestDay = totals?.newestDay ?? null
  return {
    held: totals?.held ?? 0,
    newestDay,
    sample: totals?.sample ?? false,
    newest: newestDay === null ? [] : await readSpecimens(db, newestDay),
  }
}

type Row = {
  public_id: string
  title: string
  slug: string | null
  name: Localised | null
  words: string[] | null
}

/** Of each group of topics one paper that says so in its title, and of these a few, the same all day. */
async function readSpecimens(db: Executor, day: string): Promise<Specimen[]> {
  const rows = await db.execute<Row>(sql`
    with told as (
      select distinct on (t.group_name) p.id, t.slug, t.name, pt.evidence->'words' as words
      from papers p
      join paper_tags pt on pt.paper_id = p.id
      join tags t on t.id = pt.tag_id
      where p.listing_day = ${day} and ${isOut} and not p.withdrawn and t.kind = 'topic' and t.active
        and pt.evidence->>'where' = 'title'
      order by t.group_name, md5(p.public_id))
    select distinct on (turn, md5(p.public_id))
      p.public_id, p.title, told.slug, told.name, told.words, told.id is null as turn
    from papers p left join told on told.id = p.id
    where p.listing_day = ${day} and ${isOut} and not p.withdrawn
    order by turn, md5(p.public_id), told.slug
    limit ${shown}`)
  return rows.map(({ public_id, title, slug, name, words }) => ({
    publicId: public_id,
    title: texToText(title),
    topic: slug !== null && name !== null ? { slug, name, words: words ?? [] } : null,
  }))
}
