/** The tags of one paper, each with what made it fit. */
import { and, asc, desc, eq, gte } from 'drizzle-orm'
import { guessFloor } from '../papers/guess-floor.ts'
import type { Executor } from '../storage/database.ts'
import { paperTags, type TagEvidence, tags } from '../storage/schema/tags.ts'

export type PaperTag = { tagId: number; slug: string; evidence: TagEvidence }

/** Active ones: topics, then categories. A tag that several sources gave comes once, with the first. */
export async function readPaperTags(db: Executor, paperId: number): Promise<PaperTag[]> {
  const rows = await db
    .selectDistinctOn([tags.kind, tags.id], {
      tagId: tags.id,
      slug: tags.slug,
      evidence: paperTags.evidence,
    })
    .from(paperTags)
    .innerJoin(tags, eq(tags.id, paperTags.tagId))
    .where(
      and(
        eq(paperTags.paperId, paperId),
        eq(tags.active, true),
        gte(paperTags.confidence, guessFloor),
      ),
    )
    .orderBy(desc(tags.kind), asc(tags.id), desc(paperTags.confidence), asc(paperTags.source))
  return rows
}
