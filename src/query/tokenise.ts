/** Splits text into words, the same way for papers and for queries.
 * Hyphens, slashes and apostrophes split (`state-space` is two words side by side), `3.5` and `C++`
 * are one word, a possessive 's is dropped. Chinese, Japanese and Korean become single characters:
 * a run in a query is then a phrase of them and finds itself anywhere inside a longer run. */

import { type Word, wordIn } from './words.ts'

export type Tokenised = {
  /** The text in NFKC: ligatures, full-width and mathematical letters are plain ones. */
  text: string
  tokens: Word[]
  /** Where each of them begins in `text`. */
  starts: number[]
}

const WORD =
  /[A-Za-z](?:\+\+|#)(?![\p{L}\p{M}])|[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}\p{Cf}]|(?<=\p{Nd})\.(?=\p{Nd}))*/uy
const ONE_CHARACTER_WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}ー]/u
const CHARACTER_OR_RUN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}ー][\p{M}\p{Cf}]*|[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}ー]+/gu
const WORDLIKE = /[\p{L}\p{N}]/u
const ENDS_WORDLIKE = /[\p{L}\p{N}]$/u
const APOSTROPHES = /[\u02bc]/gu

/** At most `limit` words of the text, in order. */
export function tokenise(source: string, limit = Number.POSITIVE_INFINITY): Tokenised {
  // U+02BC counts as a letter, but is typed as an apostrophe.
  const text = source.normalize('NFKC').replace(APOSTROPHES, "'")
  const read: Tokenised = { text, tokens: [], starts: [] }
  for (let at = 0; at < text.length && read.tokens.length < limit; ) {
    const end = endOfWord(text, at)
    if (end > at) addWord(read, at, end, limit)
    at = end > at ? end : afterCharacter(text, at)
  }
  return read
}

/** Of the word that begins at `start`; `start` where none does. Letters and digits of ASCII are read here, which
 * takes a third of the time of the expression; that decides on all else. */
function endOfWord(text: string, start: number): number {
  let at = start
  while (isPlain(text.charCodeAt(at))) at += 1
  const next = text.charCodeAt(at)
  const isWhole = next < 0x80 ? !mayGoOn(text, start, at) : Number.isNaN(next)
  if (isWhole) return at
  WORD.lastIndex = start
  return WORD.test(text) ? WORD.lastIndex : start
}

/** 3.5, C++, C# */
function mayGoOn(text: string, start: number, at: number): boolean {
  const next = text.charAt(at)
  if (next === '.') return isDigit(text.charCodeAt(at - 1))
  return at === start + 1 && (next === '+' || next === '#')
}

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39
const isPlain = (code: number): boolean =>
  (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || isDigit(code)

const afterCharacter = (text: string, at: number): number =>
  at + ((text.codePointAt(at) as number) > 0xffff ? 2 : 1)

function addWord(read: Tokenised, start: number, end: number, limit: number): void {
  const { text, tokens, starts } = read
  if (isPossessive(text, start, end)) return
  if (mayHoldCjk(text, start, end)) {
    addCharacters(read, start, end, limit)
    return
  }
  tokens.push(wordIn(text, start, end))
  starts.push(start)
}

function isPossessive(text: string, start: number, end: number): boolean {
  if (end !== start + 1 || text.charAt(start).toLowerCase() !== 's') return false
  const before = text.charAt(start - 1)
  return (
    (before === "'" || before === '’') &&
    ENDS_WORDLIKE.test(text.slice(Math.max(0, start - 3), start - 1))
  )
}

/** As it is written from the n-th word on, over so many of them. */
export function textOf({ text, tokens, starts }: Tokenised, n: number, words: number): string {
  const last = n + words - 1
  const start = starts[n] ?? 0
  return text.slice(start, (starts[last] ?? start) + (tokens[last]?.raw.length ?? 0))
}

/** Whether the word is a single character of a run. */
export const isOneCharacterWord = (word: string): boolean => ONE_CHARACTER_WORD.test(word)

/** Everything below is Latin, Greek, Cyrillic and other scripts that separate words. */
function mayHoldCjk(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i += 1) if (text.charCodeAt(i) >= 0x1100) return true
  return false
}

function addCharacters(
  { text, tokens, starts }: Tokenised,
  start: number,
  end: number,
  limit: number,
): void {
  for (const { 0: part, index } of text.slice(start, end).matchAll(CHARACTER_OR_RUN)) {
    if (tokens.length >= limit) return
    if (!WORDLIKE.test(part)) continue
    const from = start + index
    tokens.push(wordIn(text, from, from + part.length))
    starts.push(from)
  }
}
