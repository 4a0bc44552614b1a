/** Puts the tags `edition` and `edition-SLUG` on papers of an edition, and takes tags of editions off a paper
 * that no note stands for any more. */
import { and, eq, sql } from 'drizzle-orm'
import { anyOf } from '../storage/any-of.ts'
import type { Tx } from '../storage/database.ts'
import { editions, notes } from '../storage/schema/editorial.ts'
import { paperTags, tags } from '../storage/schema/tags.ts'
import { hashtagTargets } from './hashtags/tag-hashtags.ts'
import { allEditions } from './series.ts'

type Tagged = { id: number; date: string; tagId: number; at: Date }

/** `paperIds` absent: all of it. Papers that have the tag by an earlier edition keep it as it is; history
 * mails them to nobody, so it does not count as one. Returns how many there are. */
export async function tagPapersOf(tx: Tx, edition: Tagged, paperIds?: number[]): Promise<number> {
  const [all] = await tx.select({ id: tags.id }).from(tags).where(eq(tags.slug, allEditions))
  const which = paperIds && anyOf(notes.paperId, paperIds)
  const found = await tx
    .select({ paperId: notes.paperId, imported: editions.imported })
    .from(notes)
    .innerJoin(editions, eq(editions.id, notes.editionId))
    .where(and(eq(notes.editionId, edition.id), which))
  const rows = found.flatMap(({ paperId, imported }) =>
    [edition.tagId, ...(all ? [all.id] : [])].map((tagId) => ({
      paperId,
      tagId,
      source: imported ? ('archive' as const) : ('edition' as const),
      evidence: { kind: 'edition' as const, date: edition.date },
      addedAt: edition.at,
    })),
  )
  if (rows.length > 0) await tx.insert(paperTags).values(rows).onConflictDoNothing()
  return found.length
}

/** After a paper was taken out, or a hashtag off its note: who was not mailed it yet is not for that. History
 * keeps it for pages alone, and what is not out yet may be taken back. */
export async function untagPaper(tx: Tx, paperId: number): Promise<void> {
  await tx.execute(sql`
    delete from paper_tags t using tags g
    where t.paper_id = ${paperId} and t.source in ('edition', 'archive') and g.id = t.tag_id and not exists (
      select 1 from notes n join editions e on e.id = n.edition_id join series r on r.id = e.series_id
      where n.paper_id = t.paper_id and e.state = 'published'
        and e.imported = (t.source = 'archive') and (e.imported or e.released_at is not null) and (
        t.tag_id = r.tag_id or g.slug = ${allEditions} or exists (
          select 1 from unnest(n.hashtags) as written(hashtag)
          join (${hashtagTargets}) known on known.key = lower(written.hashtag)
          where known.tag_id = t.tag_id)))`)
}
