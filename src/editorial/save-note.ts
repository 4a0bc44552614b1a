/** Saves what an editor wrote of a paper. Who began from an older text overwrites nothing and is shown
 * both; in a published edition the text before is kept and, when ticked, told to those who got it. */
import { and, desc, eq, gt, sql } from 'drizzle-orm'
import { PaperboyError } from '../errors.ts'
import { canonicalLanguage } from '../lib/language-tag.ts'
import { deskFaults } from '../locales/spoken.ts'
import { lockPresent } from '../papers/lock-present.ts'
import type { Calendar } from '../storage/calendar.ts'
import type { Db, Tx } from '../storage/database.ts'
import { noteCorrections, noteMentions, notes } from '../storage/schema/editorial.ts'
import { type EditionRef, editEdition, type LockedEdition } from './edit-edition.ts'
import { findMentioned } from './find-mentioned.ts'
import { tagHashtags } from './hashtags/tag-hashtags.ts'
import { readHashtags } from './note/hashtags.ts'
import { mentionedIds } from './note/note-words.ts'
import { longestNote, readNote } from './note/read-note.ts'
import { tidyNote } from './note/tidy-note.ts'
import { untagPaper } from './tag-edition-papers.ts'
import { tellCorrection } from './tell-correction.ts'

export type NoteInput = {
  paperId: number
  markdown: string
  /** As typed: `#clip #captioning`. */
  hashtags: string
  /** A BCP 47 tag; empty: the series' own. */
  language: string
  /** The note's, as the editor began from it. */
  version: number
  /** Tell those who got it, once published. */
  tells: boolean
}

/** `conflict`: what stands there now, by whoever was faster. */
export type SavedNote =
  | { outcome: 'saved' | 'same'; version: number }
  | (Theirs & { outcome: 'conflict' })

type Theirs = { version: number; markdown: string; hashtags: string[]; isPublished: boolean }

/** Throws `not-found` when the paper is in the edition no more, `bad-input` for one too long. */
export const saveNote = (
  deps: { db: Db; calendar: Calendar },
  ref: EditionRef,
  input: NoteInput,
): Promise<SavedNote> =>
  editEdition<SavedNote>(deps.db, ref, async (tx, edition) => {
    const markdown = tidy(input.markdown)
    const hashtags = readHashtags(input.hashtags)
    const language = knownLanguage(input.language, ref.series.language)
    const [held] = await tx
      .select()
      .from(notes)
      .where(and(eq(notes.editionId, edition.id), eq(notes.paperId, input.paperId)))
    if (!held) throw new PaperboyError('not-found', deskFaults.droppedPaper)
    const sameText = held.markdown === markdown
    if (sameText && held.hashtags.join(' ') === hashtags.join(' ') && held.language === language) {
      const told = input.tells && (await tellCorrection(deps, tx, held))
      const log = told
        ? { act: 'correction-told' as const, detail: { paperId: input.paperId } }
        : null
      const { version } = held
      return { result: { outcome: 'same', version } as const, log, isNote: true }
    }
    if (held.version !== input.version) {
      const { version, markdown: text, hashtags: tags } = held
      const isPublished = edition.state === 'published'
      const theirs = { version, markdown: text, hashtags: tags, isPublished }
      return { result: { outcome: 'conflict', ...theirs } as const, log: null }
    }
    const version = held.version + 1
    const hadWords = await hasHadWords(tx, held)
    await tx
      .update(notes)
      .set({
        markdown,
        hashtags,
        language,
        version,
        // First words on a paper that went out without any are yet to be told (release-added.ts).
        ...(!hadWords && { releasedAt: null }),
        updatedAt: sql`clock_timestamp()` as unknown as Date,
      })
      .where(eq(notes.id, held.id))
    await writeMentions(tx, { noteId: held.id, paperId: input.paperId, markdown })
    const corrected = edition.state === 'published' && !sameText && hadWords
    const change = { note: held, edition, hashtags, tells: input.tells }
    await changeTold(deps, tx, { ...change, corrected })
    const log = {
      act: corrected ? ('note-corrected' as const) : ('note-saved' as const),
      detail: { paperId: input.paperId, version },
    }
    return { result: { outcome: 'saved', version } as const, log, isNote: true }
  })

function tidy(markdown: string): string {
  const text = tidyNote(markdown)
  if (text.length <= longestNote) return text
  throw new PaperboyError('bad-input', deskFaults.longNote(longestNote), {
    help: deskFaults.itHas(text.length),
  })
}

function knownLanguage(given: string, other: string): string {
  const tag = given === '' ? other : canonicalLanguage(given)
  if (tag !== null) return tag
  throw new PaperboyError('bad-input', deskFaults.seriesLanguage, {
    help: deskFaults.languageHelp,
  })
}

/** "Mentioned in": papers held that the note links to. */
export async function writeMentions(
  tx: Tx,
  input: { noteId: number; paperId: number; markdown: string },
): Promise<void> {
  await tx.delete(noteMentions).where(eq(noteMentions.noteId, input.noteId))
  const found = await findMentioned(tx, mentionedIds(readNote(input.markdown)))
  const others = new Set([...found.values()].map(({ paperId }) => paperId))
  others.delete(input.paperId)
  if (others.size === 0) return
  const { noteId } = input
  await tx.insert(noteMentions).values([...others].map((paperId) => ({ noteId, paperId })))
}

type Note = typeof notes.$inferSelect

/** One that was emptied, to be written anew, had them. */
const hasHadWords = async (tx: Tx, { id, markdown }: Note): Promise<boolean> =>
  markdown !== '' || (await tx.$count(noteCorrections, eq(noteCorrections.noteId, id))) > 0

type Change = {
  note: Note
  edition: LockedEdition
  hashtags: string[]
  tells: boolean
}

/** Within the minutes of undo nobody was told anything yet; of a paper that gets its first words later, what
 * it was called before was. */
async function changeTold(
  deps: { calendar: Calendar },
  tx: Tx,
  { corrected, ...change }: Change & { corrected: boolean },
): Promise<void> {
  if (corrected && change.note.releasedAt !== null) await keepCorrection(deps, tx, change)
  await changeHashtags(deps, tx, change)
}

/** Between two corrections of a note that are told apart; who writes is saved every few words. */
const oneCorrectionMinutes = 60

/** Shown is what readers had before, and when it was changed last. */
async function keepCorrection(
  { calendar }: { calendar: Calendar },
  tx: Tx,
  { note, tells }: Change,
): Promise<void> {
  const now = await calendar.now(tx)
  const { id, noteId, at } = noteCorrections
  const since = new Date(now.getTime() - oneCorrectionMinutes * 60_000)
  const [recent] = await tx
    .select({ id, tells: noteCorrections.tells })
    .from(noteCorrections)
    // Of one that was emptied it is the last, whenever that was: readers had no words since.
    .where(and(eq(noteId, note.id), note.markdown === '' ? undefined : gt(at, since)))
    .orderBy(desc(id))
    .limit(1)
  if (!recent) {
    await tx
      .insert(noteCorrections)
      .values({ noteId: note.id, before: note.markdown, at: now, tells })
    return
  }
  // One that is told keeps its moment: another would tell it again.
  if (recent.tells && !tells) return
  await tx.update(noteCorrections).set({ at: now, tells }).where(eq(id, recent.id))
}

async function changeHashtags(
  { calendar }: { calendar: Calendar },
  tx: Tx,
  { note, hashtags, edition }: Change,
): Promise<void> {
  if (note.hashtags.join(' ') === hashtags.join(' ')) return
  if (edition.state === 'published') await untagPaper(tx, note.paperId)
  if (note.releasedAt === null) return
  const at = edition.imported ? edition.publishedAt : await lockPresent(tx, calendar)
  if (at !== null) await tagHashtags(tx, { editionIds: [edition.id], at })
}
