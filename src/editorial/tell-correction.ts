/** Has those who got a note told of its correction. Who writes is saved before they tick: then the text
 * stands already, and the tick alone comes. */
import { desc, eq } from 'drizzle-orm'
import type { Calendar } from '../storage/calendar.ts'
import type { Tx } from '../storage/database.ts'
import { noteCorrections, type notes } from '../storage/schema/editorial.ts'

/** Of the newest correction, from now. False: there is none, or it was told. */
export async function tellCorrection(
  { calendar }: { calendar: Calendar },
  tx: Tx,
  note: Pick<typeof notes.$inferSelect, 'id' | 'releasedAt'>,
): Promise<boolean> {
  if (note.releasedAt === null) return false
  const { id, noteId, tells } = noteCorrections
  const [newest] = await tx
    .select({ id, tells })
    .from(noteCorrections)
    .where(eq(noteId, note.id))
    .orderBy(desc(id))
    .limit(1)
  if (!newest || newest.tells) return false
  const at = await calendar.now(tx)
  await tx.update(noteCorrections).set({ at, tells: true }).where(eq(id, newest.id))
  return true
}
