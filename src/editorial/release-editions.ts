/** Each round: publishes what is scheduled for by now, and gives the papers of editions whose minutes of
 * undo are over their tags. A paper that matches a reader for the first time by such a tag is a late
 * comer (design 4.1): it comes with the next digest, and no paper comes twice. */
import { and, asc, eq, isNull, lte } from 'drizzle-orm'
import { lockPresent } from '../papers/lock-present.ts'
import type { Calendar } from '../storage/calendar.ts'
import type { Db, Tx } from '../storage/database.ts'
import { editions, notes, series } from '../storage/schema/editorial.ts'
import { queueEvents } from '../webhooks/queue-events.ts'
import { addUsedHashtags } from './hashtags/add-hashtags.ts'
import { tagHashtags } from './hashtags/tag-hashtags.ts'
import { undoMinutes } from './publish-edition.ts'
import { publishScheduled } from './publish-scheduled.ts'
import { refreshMentions } from './refresh-mentions.ts'
import { releaseAdded } from './release-added.ts'
import { tagPapersOf } from './tag-edition-papers.ts'

/** `added`: notes of editions that had gone out before. */
export type Released = { published: number; released: number; added: number }

export async function releaseEditions(deps: { db: Db; calendar: Calendar }): Promise<Released> {
  const now = await deps.calendar.now(deps.db)
  return deps.db.transaction(async (tx) => ({
    published: await publishScheduled(tx, now),
    released: await releaseDue(deps.calendar, tx, now),
    added: await releaseAdded(deps.calendar, tx),
  }))
}

/** Exactly once: whoever locks the row first sets the moment. */
async function releaseDue(calendar: Calendar, tx: Tx, now: Date): Promise<number> {
  const before = new Date(now.getTime() - undoMinutes * 60_000)
  const due = await tx
    .select({ id: editions.id, date: editions.date, tagId: series.tagId, slug: series.slug })
    .from(editions)
    .innerJoin(series, eq(series.id, editions.seriesId))
    .where(
      and(
        eq(editions.state, 'published'),
        isNull(editions.releasedAt),
        eq(editions.imported, false),
        lte(editions.publishedAt, before),
      ),
    )
    .orderBy(asc(editions.id))
    .for('update', { of: editions, skipLocked: true })
  if (due.length === 0) return 0
  const at = await lockPresent(tx, calendar)
  for (const edition of due) {
    const papers = await tagPapersOf(tx, { ...edition, at })
    await tx.update(editions).set({ releasedAt: at }).where(eq(editions.id, edition.id))
    await tx.update(notes).set({ releasedAt: at }).where(eq(notes.editionId, edition.id))
    // Not before: until now it could be taken back.
    const data = { series: edition.slug, date: edition.date, papers }
    await queueEvents(tx, [{ type: 'edition.published', data, about: null, at }])
  }
  await tagHashtags(tx, { editionIds: due.map(({ id }) => id), at })
  await addUsedHashtags(tx, at)
  await refreshMentions(tx)
  return due.length
}
