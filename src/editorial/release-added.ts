/** What was added to an edition after it had gone out, papers and first words on them, goes out as well: once
 * its editor has left it alone for the minutes in which publishing can be taken back. */
import { and, eq, inArray, isNotNull, isNull, or, sql } from 'drizzle-orm'
import { lockPresent } from '../papers/lock-present.ts'
import { anyOf } from '../storage/any-of.ts'
import type { Calendar } from '../storage/calendar.ts'
import type { Tx } from '../storage/database.ts'
import { editions, notes, series } from '../storage/schema/editorial.ts'
import { tagHashtags } from './hashtags/tag-hashtags.ts'
import { undoMinutes } from './publish-edition.ts'
import { tagPapersOf } from './tag-edition-papers.ts'

/** Nobody was told of it yet, and its editor has left it alone. */
const isDue = and(
  isNull(notes.releasedAt),
  sql`${notes.updatedAt} <= clock_timestamp() - make_interval(mins => ${undoMinutes})`,
)

/** Returns how many notes. To imported history is added history: from the day of its edition. */
export async function releaseAdded(calendar: Calendar, tx: Tx): Promise<number> {
  const { id, paperId, editionId } = notes
  const held = new Map((await lockEditions(tx)).map((edition) => [edition.id, edition]))
  if (held.size === 0) return 0
  const due = await tx
    .select({ id, paperId, editionId })
    .from(notes)
    .where(and(anyOf(editionId, [...held.keys()]), isDue))
    .orderBy(id)
    .for('update', { skipLocked: true })
  if (due.length === 0) return 0
  const now = await lockPresent(tx, calendar)
  for (const note of due) {
    const edition = held.get(note.editionId)
    if (!edition) continue
    const at = (edition.imported ? edition.publishedAt : null) ?? now
    await tagPapersOf(tx, { ...edition, at }, [note.paperId])
    await tx
      .update(notes)
      .set({ releasedAt: at })
      .where(anyOf(id, [note.id]))
    await tagHashtags(tx, { editionIds: [edition.id], at })
    // Pages are made anew when an edition changed (web/store-view.ts).
    const present = sql`clock_timestamp()` as unknown as Date
    await tx.update(editions).set({ updatedAt: present }).where(eq(editions.id, edition.id))
  }
  return due.length
}

/** Those with such notes, locked before the notes, as every act at the desk does. Where somebody is at one, it
 * waits for the next round: the desk may need what this round holds. */
function lockEditions(tx: Tx) {
  const { id, date, imported, publishedAt } = editions
  return tx
    .select({ id, date, imported, publishedAt, tagId: series.tagId })
    .from(editions)
    .innerJoin(series, eq(series.id, editions.seriesId))
    .where(
      and(
        inArray(id, tx.select({ id: notes.editionId }).from(notes).where(isDue)),
        eq(editions.state, 'published'),
        or(isNotNull(editions.releasedAt), imported),
      ),
    )
    .orderBy(id)
    .for('update', { of: editions, skipLocked: true })
}
