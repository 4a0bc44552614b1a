/** What was added to an edition after it had gone out, papers and first words on them, goes out as well: once
 * its editor has left it alone for the minutes in which publishing can be taken back. */
import { and, eq, isNotNull, isNull, or, sql } from 'drizzle-orm'
import { lockPresent } from '../papers/lock-present.ts'
import { anyOf } from '../storage/any-of.ts'
import type { Calendar } from '../storage/calendar.ts'
import type { Tx } from '../storage/database.ts'
import { editions, notes, series } from '../storage/schema/editorial.ts'
import { tagHashtags } from './hashtags/tag-hashtags.ts'
import { undoMinutes } from './publish-edition.ts'
import { tagPapersOf } from './tag-edition-papers.ts'

/** Returns how many notes. To imported history is added history: from the day of its edition. */
export async function releaseAdded(calendar: Calendar, tx: Tx): Promise<number> {
  const { id, paperId, editionId, updatedAt } = notes
  const { date, imported, publishedAt } = editions
  const due = await tx
    .select({ id, paperId, editionId, date, imported, publishedAt, tagId: series.tagId })
    .from(notes)
    .innerJoin(editions, eq(editions.id, editionId))
    .innerJoin(series, eq(series.id, editions.seriesId))
    .where(
      and(
        isNull(notes.releasedAt),
        eq(editions.state, 'published'),
        or(isNotNull(editions.releasedAt), imported),
        sql`${updatedAt} <= clock_timestamp() - make_interval(mins => ${undoMinutes})`,
      ),
    )
    .orderBy(id)
    .for('update', { of: notes, skipLocked: true })
  if (due.length === 0) return 0
  const now = await lockPresent(tx, calendar)
  for (const note of due) {
    const at = (note.imported ? note.publishedAt : null) ?? now
    await tagPapersOf(tx, { ...note, id: note.editionId, at }, [note.paperId])
    await tx
      .update(notes)
      .set({ releasedAt: at })
      .where(anyOf(id, [note.id]))
    await tagHashtags(tx, { editionIds: [note.editionId], at })
    // Pages are made anew when an edition changed (web/store-view.ts).
    const present = sql`clock_timestamp()` as unknown as Date
    await tx.update(editions).set({ updatedAt: present }).where(eq(editions.id, note.editionId))
  }
  return due.length
}
