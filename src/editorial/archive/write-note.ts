/** One note of an archive into its edition, with what was corrected in it. Whether a mail told of that is not
 * of the archive: nobody is told from here. */
import { and, asc, eq } from 'drizzle-orm'
import type { Tx } from '../../storage/database.ts'
import { type EditionState, noteCorrections, notes } from '../../storage/schema/editorial.ts'
import { readHashtags } from '../note/hashtags.ts'
import { tidyNote } from '../note/tidy-note.ts'
import { writeMentions } from '../save-note.ts'
import type { ArchiveCorrection, ArchivePaper } from './archive.ts'

type Writing = {
  edition: { id: number; state: EditionState; publishedAt: Date | null }
  /** False: it was written here, and what it says stays. */
  isOpen: boolean
  paper: ArchivePaper
  paperId: number
  position: number
  language: string
}

export async function writeNote(
  tx: Tx,
  { edition, isOpen, paper, paperId, position, language: usual }: Writing,
): Promise<'created' | 'updated' | 'unchanged' | 'kept'> {
  const fields = {
    markdown: tidyNote(paper.note),
    hashtags: readHashtags(paper.hashtags.join(' ')),
    language: paper.language ?? usual,
    position,
  }
  const { corrections } = paper
  const [held] = await tx
    .select()
    .from(notes)
    .where(and(eq(notes.editionId, edition.id), eq(notes.paperId, paperId)))
  const releasedAt = releaseOf(paper, edition)
  const isSame =
    held &&
    held.markdown === fields.markdown &&
    held.language === fields.language &&
    held.position === position &&
    held.hashtags.join(' ') === fields.hashtags.join(' ') &&
    (!isOpen || paper.releasedAt === undefined || +(held.releasedAt ?? 0) === +(releasedAt ?? 0)) &&
    (!isOpen || corrections === undefined || (await hasCorrections(tx, held.id, corrections)))
  if (isSame) return 'unchanged'
  if (!isOpen) return 'kept'
  const fresh = { editionId: edition.id, paperId, releasedAt }
  const noteId = held ? held.id : await insertNote(tx, { ...fresh, ...fields })
  if (held) {
    const told = paper.releasedAt === undefined ? {} : { releasedAt }
    const version = held.version + 1
    await tx
      .update(notes)
      .set({ ...fields, ...told, version })
      .where(eq(notes.id, held.id))
  }
  if (corrections) await writeCorrections(tx, noteId, corrections)
  await writeMentions(tx, { noteId, paperId, markdown: fields.markdown })
  return held ? 'updated' : 'created'
}

/** Of what is out the hour of its edition, where the file does not tell. */
function releaseOf({ releasedAt }: ArchivePaper, { state, publishedAt }: Writing['edition']) {
  if (state !== 'published') return null
  if (releasedAt === undefined) return publishedAt
  return releasedAt === null ? null : new Date(releasedAt)
}

async function insertNote(tx: Tx, row: typeof notes.$inferInsert): Promise<number> {
  const [made] = await tx.insert(notes).values(row).returning({ id: notes.id })
  if (!made) throw new Error('a note was not stored')
  return made.id
}

async function hasCorrections(tx: Tx, id: number, given: ArchiveCorrection[]): Promise<boolean> {
  const { noteId, at, before } = noteCorrections
  const held = await tx
    .select({ at, before })
    .from(noteCorrections)
    .where(eq(noteId, id))
    .orderBy(asc(at), asc(noteCorrections.id))
  const written = held.map((one) => ({ at: one.at.toISOString(), before: one.before }))
  return JSON.stringify(written) === JSON.stringify(given.map(tidied))
}

async function writeCorrections(tx: Tx, noteId: number, given: ArchiveCorrection[]) {
  await tx.delete(noteCorrections).where(eq(noteCorrections.noteId, noteId))
  if (given.length === 0) return
  const rows = given.map(tidied).map(({ at, before }) => ({ noteId, before, at: new Date(at) }))
  await tx.insert(noteCorrections).values(rows)
}

const tidied = ({ at, before }: ArchiveCorrection) => ({ at, before: tidyNote(before) })
