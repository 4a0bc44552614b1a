/** Reads a paper once into lexemes with positions: what both the matcher and Postgres look things
 * up in. The limits of a tsvector are kept here, so both drop the same words. */
import { texToText } from '../lib/tex.ts'
import { authorLexeme, categoryLexemes, wordForms } from './lexemes.ts'
import {
  AUTHOR_BYTES,
  CATEGORIES_PER_PAPER,
  LAST_POSITION,
  POSITIONS_PER_LEXEME,
  TEXT_BYTES,
  TITLE_TOKENS,
} from './limits.ts'
import { type Tokenised, tokenise } from './tokenise.ts'

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
  /** Ascending positions of every lexeme; exactly the entries of its tsvector. */
  entries: Map<string, number[]>
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

type Entries = { map: Map<string, number[]>; bytes: number; limit: number }

export function indexPaper(paper: IndexedText): IndexedPaper {
  const entries: Entries = { map: new Map(), bytes: 0, limit: TEXT_BYTES }
  const titleText = tokenise(texToText(paper.title), TITLE_TOKENS)
  const abstractFrom = titleText.tokens.length + 2
  const abstractText = tokenise(texToText(paper.abstract), LAST_POSITION - abstractFrom + 1)
  const categories = paper.categories.slice(0, CATEGORIES_PER_PAPER)
  categories.forEach((category, i) => {
    for (const lexeme of categoryLexemes(category)) add(entries, lexeme, i + 1)
  })
  const title = addText(entries, titleText, 1, bytesInTitle)
  const abstract = addText(entries, abstractText, abstractFrom, bytesOf)
  entries.limit = entries.bytes + AUTHOR_BYTES
  const authorFrom = addAuthors(entries, paper.authors)
  const { authors } = paper
  return { entries: entries.map, abstractFrom, title, abstract, authors, authorFrom, categories }
}

function addText(
  entries: Entries,
  { text, tokens }: Tokenised,
  from: number,
  size: typeof bytesOf,
): IndexedWords {
  const stems: string[] = []
  let position = from
  for (const token of tokens) {
    const forms = wordForms(token.raw)
    stems.push(forms.stem)
    add(entries, forms.stem, position, size)
    add(entries, forms.exact, position, size)
    if (forms.whole !== null) add(entries, forms.whole, position, size)
    position += 1
  }
  return { text, tokens, stems }
}

function addAuthors(entries: Entries, authors: readonly string[]): number[] {
  const from: number[] = []
  let position = 1
  for (const author of authors) {
    const room = LAST_POSITION - position + 1
    if (room <= 0) break
    from.push(position)
    for (const token of tokenise(author, room).tokens) {
      add(entries, authorLexeme(token.raw), position)
      position += 1
    }
    position += 1
  }
  return from
}

/** Length, count and alignment of a lexeme are at most six bytes, its first position two. */
const bytesOf = (lexeme: string): number => Buffer.byteLength(lexeme) + 8
/** With its signpost. */
const bytesInTitle = (lexeme: string): number => 2 * bytesOf(lexeme)

/** Two bytes a further position. */
function add(entries: Entries, lexeme: string, position: number, size = bytesOf): void {
  const positions = entries.map.get(lexeme)
  if (positions?.at(-1) === position || positions?.length === POSITIONS_PER_LEXEME) return
  const bytes = positions ? 2 : size(lexeme)
  if (entries.bytes + bytes > entries.limit) return
  entries.bytes += bytes
  if (positions) positions.push(position)
  else entries.map.set(lexeme, [position])
}
