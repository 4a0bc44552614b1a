/** An editor's word on a tag of a paper: it holds against rules and guesses from then on. */
import { and, eq, sql } from 'drizzle-orm'
import { PaperboyError } from '../errors.ts'
import { guessFloor } from '../papers/guess-floor.ts'
import { lockPresent } from '../papers/lock-present.ts'
import type { Calendar } from '../storage/calendar.ts'
import type { Db, Tx } from '../storage/database.ts'
import { lockShared } from '../storage/locks.ts'
import { papers } from '../storage/schema/papers.ts'
import { paperTags, tags, tagVerdicts } from '../storage/schema/tags.ts'
import { tagPapers } from './tag-papers.ts'
import { TAGGING_LOCK } from './tag-rules.ts'

/** `paper`: its public id; `tag`: a topic's slug; `who`: as the desk's log names them. */
export type Judged = { paper: string; tag: string; who: string }
export type Verdict = 'accepted' | 'rejected' | 'open'
type Deps = {
  db: Db
  calendar: Calendar
  /** Writes it down in the same transaction; the desk's log lies beside tagging. */
  record?: (tx: Tx, verdict: Verdict) => Promise<void>
}

/** The paper has the tag, whatever rules say. Throws 'not-found'; 'bad-input' for what is no topic:
 * sources, editions and readers' votes put those on. The last word counts. */
export const acceptTag = (deps: Deps, judged: Judged): Promise<void> =>
  judge(deps, judged, 'accepted')

/** The paper does not have the tag. Throws as `acceptTag`. */
export const rejectTag = (deps: Deps, judged: Judged): Promise<void> =>
  judge(deps, judged, 'rejected')

/** What was decided is open again: rules and guesses decide. False: nothing was. */
export async function withdrawVerdict(
  { db, calendar, record }: Deps,
  { paper, tag }: Omit<Judged, 'who'>,
): Promise<boolean> {
  return db.transaction(async (tx) => {
    await lockShared(tx, TAGGING_LOCK)
    const { paperId, tagId } = await find(tx, paper, tag)
    const gone = await tx
      .delete(tagVerdicts)
      .where(and(eq(tagVerdicts.paperId, paperId), eq(tagVerdicts.tagId, tagId)))
      .returning({ tagId: tagVerdicts.tagId })
    if (gone.length === 0) return false
    await tx
      .delete(paperTags)
      .where(
        and(
          eq(paperTags.paperId, paperId),
          eq(paperTags.tagId, tagId),
          eq(paperTags.source, 'editor'),
        ),
      )
    await tagPapers(tx, { paperIds: [paperId], at: () => lockPresent(tx, calendar) })
    await record?.(tx, 'open')
    return true
  })
}

async function judge(
  { db, calendar, record }: Deps,
  { paper, tag, who }: Judged,
  verdict: 'accepted' | 'rejected',
): Promise<void> {
  await db.transaction(async (tx) => {
    await lockShared(tx, TAGGING_LOCK)
    const { paperId, tagId } = await find(tx, paper, tag)
    const at = await lockPresent(tx, calendar)
    await tx
      .insert(tagVerdicts)
      .values({ paperId, tagId, verdict, who, at })
      .onConflictDoUpdate({
        target: [tagVerdicts.paperId, tagVerdicts.tagId],
        set: { verdict, who, at },
      })
    const ofPair = and(eq(paperTags.paperId, paperId), eq(paperTags.tagId, tagId))
    if (verdict === 'rejected') await tx.delete(paperTags).where(ofPair)
    else {
      // Confirming what readers were told of already makes no late comer.
      const before = sql<Date>`coalesce((select min(added_at) from paper_tags where paper_id = ${paperId}
        and tag_id = ${tagId} and confidence >= ${guessFloor}), ${at.toISOString()}::timestamptz)`
      await tx
        .insert(paperTags)
        .values({ paperId, tagId, source: 'editor', evidence: { kind: 'editor' }, addedAt: before })
        .onConflictDoNothing()
      await tx.delete(paperTags).where(and(ofPair, eq(paperTags.source, 'statistics')))
    }
    await record?.(tx, verdict)
  })
}

async function find(tx: Tx, publicId: string, slug: string) {
  const [paper] = await tx
    .select({ id: papers.id })
    .from(papers)
    .where(eq(papers.publicId, publicId))
  if (!paper) throw new PaperboyError('not-found', `There is no paper ${publicId}.`)
  const [tag] = await tx
    .select()
    .from(tags)
    .where(and(eq(tags.slug, slug), eq(tags.active, true)))
  if (!tag) throw new PaperboyError('not-found', `There is no tag ${slug}.`)
  if (tag.kind !== 'topic') {
    throw new PaperboyError('bad-input', `${slug} is no topic: only topics are judged.`)
  }
  return { paperId: paper.id, tagId: tag.id }
}
