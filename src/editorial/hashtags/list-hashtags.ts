/** Hashtags that editors used of late, how many papers each is on, and what stands for it in the form. */
import { sql } from 'drizzle-orm'
import { arrayLiteral } from '../../storage/array-literal.ts'
import type { Executor } from '../../storage/database.ts'

/** Looked back over. */
export const hashtagDays = 90

export type ListedHashtag = {
  /** Lower case; the slug, once it is a tag. */
  key: string
  /** As it was written, without #. */
  written: string
  papers: number
  /** The slug of the tag it stands for; null: none. */
  stands: string | null
  /** `own`: a hashtag in the form; `merged`: it gave way; `topic`: a tag with a rule has that name. */
  as: 'own' | 'merged' | 'topic' | null
}

type Row = Omit<ListedHashtag, 'as'> & { kind: string | null; merged: boolean }

/** Of published editions, most used first. `also`: listed however seldom they were used. */
export async function listHashtags(
  db: Executor,
  { at, also = [] }: { at: Date; also?: string[] },
): Promise<ListedHashtag[]> {
  const since = new Date(at.getTime() - hashtagDays * 86_400_000)
  const rows = await db.execute<Row>(sql`
    with used as (
      select h as written, n.paper_id from notes n join editions e on e.id = n.edition_id,
        unnest(n.hashtags) h
      where e.state = 'published' and (e.released_at is not null or e.imported)
        and e.date >= ${since.toISOString()}::timestamptz::date
      union all select h, null from unnest(${arrayLiteral(also)}::text[]) h
      union all select slug, null from tags where kind = 'hashtag'),
    counted as (
      select lower(written) as key, min(written) as written, count(distinct paper_id)::int as papers
      from used group by 1)
    select c.key, c.written, c.papers, coalesce(into_it.slug, t.slug) as stands, t.kind,
      into_it.id is not null as merged
    from counted c
    left join lateral (
      select * from tags where lower(slug) = c.key or (kind = 'topic' and (lower(name->>'en') = c.key
        or c.key in (select replace(lower(s), ' ', '-') from unnest(synonyms) s)))
      order by lower(slug) = c.key desc, id limit 1) t on true
    left join tags into_it on into_it.id = t.merged_into
    order by c.key in (select lower(h) from unnest(${arrayLiteral(also)}::text[]) h) desc,
      c.papers desc, c.key limit 500`)
  return rows.map(({ kind, merged, ...row }) => ({ ...row, as: standing(kind, merged) }))
}

function standing(kind: string | null, merged: boolean): ListedHashtag['as'] {
  if (kind === null) return null
  if (merged) return 'merged'
  return kind === 'hashtag' ? 'own' : 'topic'
}
