/** What editors said of the papers of a batch, as their readers' letters show it. Read in one statement
 * and frozen into the cards: a letter that was not frozen yet carries the corrected text. */
import type { CardNote, NoteBlock } from '../../emails/letter-props.ts'
import { type PublishedNote, readPaperNotes } from '../editorial/read-paper-notes.ts'
import { allEditions, editionTag } from '../editorial/series.ts'
import { cleanText } from '../lib/clean-text.ts'
import { cutText } from '../lib/cut-text.ts'
import { nameOfLanguage, sameLanguage, textDirection } from '../lib/language-tag.ts'
import { languageOf, languages } from '../locales/languages.ts'
import { mailTexts } from '../locales/texts.ts'
import type { Executor } from '../storage/database.ts'
import type { ContentPick } from './read-digest-contents.ts'
import { readable } from './readable.ts'

export type NotesOfPapers = ReadonlyMap<number, PublishedNote[]>

/** Of a note, in UTF-16 units; the rest is behind its link. */
const longestInMail = 1_200
/** Of a paper. */
const mostNotes = 3

/** Editions that may still be taken back are left out. */
export const readNotesFor = (
  db: Executor,
  contents: Iterable<readonly ContentPick[]>,
): Promise<NotesOfPapers> => {
  const ids = new Set([...contents].flatMap((picks) => picks.map(({ paper }) => paper.id)))
  return readPaperNotes(db, [...ids], { released: true })
}

/** `until`: the digest's moment; null: whatever is given. What is released after it comes as a line of the next (read-noted.ts). */
export function tellNotes(
  contents: ContentPick[],
  reader: { locale: string },
  given: { notes: NotesOfPapers; publicUrl: string; until: Date | null },
): ContentPick[] {
  if (given.notes.size === 0) return contents
  return contents.map((pick) => {
    const notes = (given.notes.get(pick.paper.id) ?? []).filter(
      ({ releasedAt }) => releasedAt === null || given.until === null || releasedAt <= given.until,
    )
    if (notes.length === 0) return pick
    const told = notes
      .slice(0, mostNotes)
      .map((note) => cardNote(note, { ...reader, follows: follows(pick, note) }, given.publicUrl))
    return { ...pick, notes: told }
  })
}

function cardNote(note: PublishedNote, reader: NoteReader, publicUrl: string): CardNote {
  const { locale } = reader
  const { code } = languageOf(locale)
  const texts = mailTexts(locale).note
  const series = cleanText(note.series, { max: 80 })
  const url = `${publicUrl}/editions/${note.slug}/${note.date}`
  if (!isToldTo(note.language, reader)) {
    return { url, line: texts.elsewhere(languageIn(note.language, locale), series), blocks: [] }
  }
  const told = { url, line: texts.by(series), blocks: cutBlocks(note.blocks) }
  if (sameLanguage(note.language, code)) return told
  return { ...told, inOther: { lang: note.language, dir: textDirection(note.language) } }
}

/** The series itself brought the paper to them. */
const follows = ({ reasons }: ContentPick, { slug }: PublishedNote): boolean =>
  reasons.some(
    (reason) => reason.kind === 'tag' && [editionTag(slug), allEditions].includes(reason.slug),
  )

type NoteReader = { locale: string; follows: boolean }

/** Nobody can ask for letters in some languages; who follows a series in one of them reads it all the same. */
export const isToldTo = (language: string, { locale, follows: theirs }: NoteReader): boolean =>
  isRead(language, locale) || (theirs && hasNoLetters(language))

const hasNoLetters = (language: string): boolean =>
  !languages.some(({ code }) => sameLanguage(code, language))

/** By whoever reads `locale`, whose letters may be in English because there are none in theirs. */
const isRead = (language: string, locale: string): boolean =>
  sameLanguage(language, locale) || sameLanguage(language, languageOf(locale).code)

/** Its name, in the language of the letter. */
export const languageIn = (code: string, locale: string): string =>
  nameOfLanguage(code, languageOf(locale).tag)

/** Whole blocks as long as they fit, then one that is cut. */
function cutBlocks(blocks: readonly NoteBlock[]): NoteBlock[] {
  const kept: NoteBlock[] = []
  let room = longestInMail
  for (const { kind, runs } of blocks) {
    const cut: NoteBlock['runs'] = []
    for (const { code: _, ...run } of runs) {
      if (room <= 0) break
      const text = readable(run.text.replaceAll('\n', ' '))
      const edges = { before: /^\s/.test(run.text), after: /\s$/.test(run.text) }
      const shown = cutText(`${edges.before ? ' ' : ''}${text}${edges.after ? ' ' : ''}`, room)
      cut.push({ ...run, text: shown })
      room -= text.length
    }
    if (cut.length > 0) kept.push({ kind, runs: cut })
  }
  return kept
}
