/** Reads a paper once into lexemes with positions: what both the matcher and Postgres look things
 * up in. The limits of a tsvector are kept here, so both drop the same words. */
import { texToText } from '../lib/tex.ts'
import type { Entries } from './entries.ts'
import { authorLexeme, categoryLexemes } from './lexemes.ts'
import {
  AUTHOR_BYTES,
  CATEGORIES_PER_PAPER,
  LAST_POSITION,
  TEXT_BYTES,
  TITLE_TOKENS,
} from './limits.ts'
import { addEntry, beginReading, collectEntries, type Reading } from './reading.ts'
import { type Tokenised, tokenise } from './tokenise.ts'
import { type Entry, entriesOf, forgetTooMany, newEntry } from './word-entries.ts'

/** Changes when a query would no longer find in a stored paper what it finds in a new one: then papers are
 * indexed and tagged again. Lexemes that nobody asks for any more may stay. */
export const INDEX_VERSION = 2

/** Texts as stored, TeX still inside. */
export type IndexedText = {
  title: string
  abstract: string
  authors: readonly string[]
  categories: readonly string[]
}

/** A text with the stem of each of its tokens. */
export type IndexedWords = Tokenised & { stems: string[] }

export type IndexedPaper = {
  /** Exactly those of its tsvector. */
  entries: Entries
  /** Title words stand at 1 and up, abstract words from here on; between them is a gap. */
  abstractFrom: number
  title: IndexedWords
  abstract: IndexedWords
  /** Authors have positions of their own; the n-th begins at `authorFrom[n]`, after a gap. */
  authors: readonly string[]
  authorFrom: number[]
  /** The n-th stands at position n + 1. */
  categories: readonly string[]
}

export function indexPaper(paper: IndexedText): IndexedPaper {
  forgetTooMany()
  const reading = beginReading(TEXT_BYTES)
  const titleText = tokenise(texToText(paper.title), TITLE_TOKENS)
  const abstractFrom = titleText.tokens.length + 2
  const abstractText = tokenise(texToText(paper.abstract), LAST_POSITION - abstractFrom + 1)
  const categories = paper.categories.slice(0, CATEGORIES_PER_PAPER)
  addCategories(reading, categories)
  // With its signposts.
  const title = addText(reading, titleText, 1, 2)
  const abstract = addText(reading, abstractText, abstractFrom, 1)
  reading.limit = reading.bytes + AUTHOR_BYTES
  const authorFrom = addAuthors(reading, paper.authors)
  const { authors } = paper
  const entries = collectEntries(reading)
  return { entries, abstractFrom, title, abstract, authors, authorFrom, categories }
}

function addCategories(reading: Reading, categories: readonly string[]): void {
  const entryOf = entriesOfItsOwn()
  categories.forEach((category, i) => {
    for (const lexeme of categoryLexemes(category)) addEntry(reading, entryOf(lexeme), i + 1)
  })
}

function addText(
  reading: Reading,
  { text, tokens, starts }: Tokenised,
  from: number,
  times: number,
): IndexedWords {
  const stems: string[] = []
  let position = from
  for (const token of tokens) {
    const { stem, exact, whole } = entriesOf(token)
    stems.push(stem.lexeme)
    addEntry(reading, stem, position, times)
    addEntry(reading, exact, position, times)
    if (whole !== null) addEntry(reading, whole, position, times)
    position += 1
  }
  return { text, tokens, starts, stems }
}

function addAuthors(reading: Reading, authors: readonly string[]): number[] {
  const entryOf = entriesOfItsOwn()
  const from: number[] = []
  let position = 1
  for (const author of authors) {
    const room = LAST_POSITION - position + 1
    if (room <= 0) break
    from.push(position)
    for (const token of tokenise(author, room).tokens) {
      addEntry(reading, entryOf(authorLexeme(token.raw)), position)
      position += 1
    }
    position += 1
  }
  return from
}

/** Of lexemes that are not remembered: names seldom come again, and would drive words out. */
function entriesOfItsOwn(): (lexeme: string) => Entry {
  const entries = new Map<string, Entry>()
  return (lexeme) => {
    const known = entries.get(lexeme)
    if (known) return known
    const made = newEntry(lexeme)
    entries.set(lexeme, made)
    return made
  }
}
