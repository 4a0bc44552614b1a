/** The lexemes of words, each once, with where they stand in the paper that is being read. */
import { wordForms } from './lexemes.ts'
import { areTooManyWords, forgetWords, holdWord, type Word } from './words.ts'

export type Entry = {
  readonly lexeme: string
  /** Of a tsvector, with its first position; a further one takes two. */
  readonly bytes: number
  /** In which reading it was found last, and as the how-manieth: nothing is cleared between papers. */
  reading: number
  place: number
}

export type WordEntries = { stem: Entry; exact: Entry; whole: Entry | null }

/** Length, count and alignment of a lexeme are at most six bytes, its first position two. */
export const newEntry = (lexeme: string): Entry => ({
  lexeme,
  bytes: Buffer.byteLength(lexeme) + 8,
  reading: 0,
  place: 0,
})

/** Words that are too long to be held have some, too. */
const entriesHeld = 262_144

const entries = new Map<string, Entry>()

/** Between two papers only: in one, all words of a lexeme have the same entry. */
export function forgetTooMany(): void {
  if (entries.size < entriesHeld && !areTooManyWords()) return
  forgetWords()
  entries.clear()
}

export const entriesOf = (word: Word): WordEntries => word.entries ?? readEntries(word)

function readEntries({ raw }: Word): WordEntries {
  const word = holdWord(raw)
  if (word.entries) return word.entries
  const { stem, exact, whole } = wordForms(word.raw)
  word.entries = {
    stem: entryOf(stem),
    exact: entryOf(exact),
    whole: whole === null ? null : entryOf(whole),
  }
  return word.entries
}

function entryOf(lexeme: string): Entry {
  const known = entries.get(lexeme)
  if (known) return known
  const made = newEntry(lexeme)
  entries.set(lexeme, made)
  return made
}
