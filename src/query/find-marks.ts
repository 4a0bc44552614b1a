/** Where the words that a query asks for stand in a text that is shown: what to mark, and the part of a
 * long text that has most of them. Pure. */
import type { Query, Term } from './ast.ts'
import { boundedMemo } from './bounded-memo.ts'
import { wordForms } from './lexemes.ts'
import { prefixLexemes } from './prefix.ts'
import { wantedTerms } from './ranking-query.ts'
import { tokenise } from './tokenise.ts'

/** UTF-16 units of the text as given; ascending, apart from each other. */
export type Mark = { start: number; end: number }
type Word = Mark & { forms: string[] }
type Found = Mark & { term: number }

/** The terms to mark in a title or in an abstract. */
export const termsToMark = (query: Query, where: 'title' | 'abstract'): Term[] =>
  wantedTerms(query).filter(({ field }) => field === 'any' || field === where)

export const findMarks = (text: string, terms: readonly Term[]): Mark[] =>
  joined(findTerms(text, terms))

function findTerms(text: string, terms: readonly Term[]): Found[] {
  if (terms.length === 0) return []
  const words = wordsOf(text)
  const found: Found[] = []
  for (const [number, term] of terms.entries()) {
    for (const [at, word] of words.entries()) {
      const last = words[at + term.lexemes.length - 1]
      if (last !== undefined && term.lexemes.every((_, i) => fits(term, i, words[at + i]))) {
        found.push({ start: word.start, end: last.end, term: number })
      }
    }
  }
  return found
}

function fits(term: Term, n: number, word: Word | undefined): boolean {
  const lexeme = term.lexemes[n] ?? ''
  if (!word) return false
  if (!term.prefix || n < term.lexemes.length - 1) return word.forms.includes(lexeme)
  const beginnings = prefixLexemes(term, lexeme)
  return word.forms.some((form) => beginnings.some((beginning) => form.startsWith(beginning)))
}

/** Blanks never stand inside a word, so each piece between them is read by itself and keeps its place. */
function wordsOf(text: string): Word[] {
  const words: Word[] = []
  for (const { 0: piece, index } of text.matchAll(/\S+/gu)) {
    for (const { start, end, forms } of readPiece(piece)) {
      words.push({ start: index + start, end: index + end, forms })
    }
  }
  return words
}

const readPiece = (piece: string): Word[] =>
  piece.length <= rememberedLength ? remembered(piece) : wordsOfPiece(piece)

function wordsOfPiece(piece: string): Word[] {
  const { text: read, tokens, starts } = tokenise(piece)
  const placeOf = read === piece ? sameMark : placesIn(piece, read)
  return tokens.map(({ raw }, at) => {
    const { stem, exact, word } = wordForms(raw)
    const start = starts[at] as number
    return { ...placeOf({ start, end: start + raw.length }), forms: [stem, exact, `~${word}`] }
  })
}

const sameMark = (mark: Mark): Mark => mark

/** From places in what NFKC made of a piece to those in the piece, by its characters: a full-width comma is
 * one, three dots are one that became three. Where it joined some, the piece is marked whole. */
function placesIn(piece: string, read: string): (mark: Mark) => Mark {
  const from: Mark[] = []
  let at = 0
  for (const character of piece) {
    const place = { start: at, end: at + character.length }
    for (let i = character.normalize('NFKC').length; i > 0; i -= 1) from.push(place)
    at = place.end
  }
  const whole = { start: 0, end: piece.length }
  if (from.length !== read.length) return () => whole
  return ({ start, end }) => ({
    start: from[start]?.start ?? 0,
    end: from[end - 1]?.end ?? piece.length,
  })
}

const rememberedLength = 40
/** The pieces of a page's 25 abstracts take 6 ms to read, those of the next pages mostly nothing. */
const remembered = boundedMemo(16_384, wordsOfPiece)

function joined(found: Mark[]): Mark[] {
  const marks: Mark[] = []
  for (const { start, end } of found.sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = marks.at(-1)
    if (last && start <= last.end) last.end = Math.max(last.end, end)
    else marks.push({ start, end })
  }
  return marks
}

export type Snippet = { text: string; marks: Mark[]; cutBefore: boolean; cutAfter: boolean }

/** The stretch of at most `length` that has most of the different terms; its beginning when it has none. */
export function findSnippet(text: string, terms: readonly Term[], length: number): Snippet {
  const found = findTerms(text, terms).sort((a, b) => a.start - b.start)
  const best = bestStart(found, length)
  const start = wordFrom(text, best.start, best.hit)
  const end = wordEnd(text, Math.min(text.length, start + length))
  const marks = joined(found.filter((one) => one.start >= start && one.end <= end)).map((mark) => ({
    start: mark.start - start,
    end: mark.end - start,
  }))
  return { text: text.slice(start, end), marks, cutBefore: start > 0, cutAfter: end < text.length }
}

/** Some words before the first that is found, where there is room for them. */
const lead = 60

/** `hit`: where the first of them stands. */
function bestStart(found: Found[], length: number): { start: number; hit: number } {
  let best = { start: 0, hit: 0, terms: 0 }
  for (const { start: hit } of found) {
    const start = Math.max(0, hit - lead)
    const inside = found.filter((one) => one.start >= start && one.end <= start + length)
    const terms = new Set(inside.map(({ term }) => term)).size
    if (terms > best.terms) best = { start, hit, terms }
  }
  return best
}

/** The next beginning of a word up to `hit`; where there is none (a long address, Chinese), the next character. */
function wordFrom(text: string, at: number, hit: number): number {
  if (at === 0) return 0
  const next = text.slice(at, hit + 1).search(/(?<=\s)\S/u)
  if (next >= 0) return at + next
  return /^[\udc00-\udfff]/.test(text.charAt(at)) ? at + 1 : at
}

function wordEnd(text: string, at: number): number {
  if (at >= text.length) return text.length
  const blank = text.slice(0, at).search(/\s\S*$/u)
  return blank > at / 2 ? blank : at
}
