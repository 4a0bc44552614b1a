/** Publishes what is scheduled for by now. One that was emptied meanwhile is a draft again: by hand
 * nobody can publish it without papers either. */
import { and, asc, eq, lte, sql } from 'drizzle-orm'
import type { Tx } from '../storage/database.ts'
import { editions, notes, series } from '../storage/schema/editorial.ts'
import { writeAudit } from './audit.ts'

const asDraft = { state: 'draft' as const, publishAt: null, imported: false }
const asPublished = {
  state: 'published' as const,
  publishedAt: editions.publishAt as unknown as Date,
}

/** Returns how many were published. */
export async function publishScheduled(tx: Tx, now: Date): Promise<number> {
  const { id, date, publishAt, state, version } = editions
  // Counted once the rows are locked: somebody may be taking the last paper out.
  const due = await tx
    .select({ id, date, slug: series.slug })
    .from(editions)
    .innerJoin(series, eq(series.id, editions.seriesId))
    .where(and(eq(state, 'scheduled'), lte(publishAt, now)))
    .orderBy(asc(id))
    .for('update', { of: editions, skipLocked: true })
  let published = 0
  for (const edition of due) {
    const isEmpty = (await tx.$count(notes, eq(notes.editionId, edition.id))) === 0
    await tx
      .update(editions)
      .set({ ...(isEmpty ? asDraft : asPublished), version: sql`${version} + 1` })
      .where(eq(id, edition.id))
    const act = isEmpty ? ('edition-emptied' as const) : ('edition-published' as const)
    await writeAudit(tx, { who: 'timetable', act, what: `${edition.slug}/${edition.date}` })
    if (!isEmpty) published += 1
  }
  return published
}
