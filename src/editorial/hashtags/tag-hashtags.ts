/** Puts hashtags of notes on their papers, as far as they are tags: those that reached the form, and those
 * that were merged into another. A paper that an editor said this of is a late comer to its followers. */
import { sql } from 'drizzle-orm'
import { arrayLiteral } from '../../storage/array-literal.ts'
import type { Tx } from '../../storage/database.ts'

/** `at`: from when the tag counts. What an editor rejected of a paper stays off it. */
export async function tagHashtags(
  tx: Tx,
  { editionIds, at }: { editionIds: number[]; at: Date },
): Promise<void> {
  if (editionIds.length === 0) return
  await tx.execute(sql`
    insert into paper_tags (paper_id, tag_id, source, evidence, confidence, added_at)
    select n.paper_id, known.tag_id, ${tagSourceOf},
      jsonb_build_object('kind', 'edition', 'date', max(e.date)::text), 1,
      ${at.toISOString()}::timestamptz
    from notes n join editions e on e.id = n.edition_id
    cross join lateral unnest(n.hashtags) as written(hashtag)
    join (${hashtagTargets}) known on known.key = lower(written.hashtag)
    where e.id = any(${arrayLiteral(editionIds)}::bigint[]) and not exists (
      select 1 from tag_verdicts v where v.paper_id = n.paper_id and v.tag_id = known.tag_id
        and v.verdict = 'rejected')
    group by n.paper_id, known.tag_id, e.imported
    on conflict do nothing`)
}

/** Of the edition `e`: what history gives a paper mails it to nobody. */
const tagSourceOf = sql`case when e.imported then 'archive' else 'edition' end`

/** Lower case, and the tag that it stands for now. */
export const hashtagTargets = sql`
  select lower(slug) as key, coalesce(merged_into, id) as tag_id from tags
  where merged_into is not null or (kind = 'hashtag' and active)`
