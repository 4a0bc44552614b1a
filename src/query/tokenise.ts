/** Splits text into words, the same way for papers and for queries.
 * Hyphens, slashes and apostrophes split (`state-space` is two words side by side), `3.5` and `C++`
 * are one word, a possessive 's is dropped. Chinese, Japanese and Korean become single characters:
 * a run in a query is then a phrase of them and finds itself anywhere inside a longer run. */

type Token = {
  /** As it stands in `Tokenised.text`. */
  raw: string
  start: number
  end: number
}

export type Tokenised = {
  /** The text in NFKC: ligatures, full-width and mathematical letters are plain ones. */
  text: string
  tokens: Token[]
}

const WORD =
  /[A-Za-z](?:\+\+|#)(?![\p{L}\p{M}])|[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}\p{Cf}]|(?<=\p{Nd})\.(?=\p{Nd}))*/gu
const ONE_CHARACTER_WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}ー]/u
const CHARACTER_OR_RUN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}ー][\p{M}\p{Cf}]*|[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}ー]+/gu
const WORDLIKE = /[\p{L}\p{N}]/u
const APOSTROPHES = /[\u02bc]/gu

/** At most `limit` words of the text, in order. */
export function tokenise(source: string, limit = Number.POSITIVE_INFINITY): Tokenised {
  // U+02BC counts as a letter, but is typed as an apostrophe.
  const text = source.normalize('NFKC').replace(APOSTROPHES, "'")
  const tokens: Token[] = []
  for (const match of text.matchAll(WORD)) {
    if (tokens.length >= limit) break
    const raw = match[0]
    if (isPossessive(raw, text, match.index)) continue
    if (mayHoldCjk(raw) && ONE_CHARACTER_WORD.test(raw)) {
      addCharacters(tokens, raw, match.index, limit)
    } else {
      tokens.push({ raw, start: match.index, end: match.index + raw.length })
    }
  }
  return { text, tokens }
}

function isPossessive(raw: string, text: string, start: number): boolean {
  if (raw !== 's' && raw !== 'S') return false
  const before = text.charAt(start - 1)
  return (before === "'" || before === '’') && WORDLIKE.test(text.charAt(start - 2))
}

/** Whether the word is a single character of a run. */
export const isOneCharacterWord = (word: string): boolean => ONE_CHARACTER_WORD.test(word)

/** Everything below is Latin, Greek, Cyrillic and other scripts that separate words. */
function mayHoldCjk(raw: string): boolean {
  for (let i = 0; i < raw.length; i += 1) if (raw.charCodeAt(i) >= 0x1100) return true
  return false
}

function addCharacters(tokens: Token[], run: string, offset: number, limit: number): void {
  for (const part of run.matchAll(CHARACTER_OR_RUN)) {
    if (tokens.length >= limit) return
    if (!WORDLIKE.test(part[0])) continue
    const start = offset + part.index
    tokens.push({ raw: part[0], start, end: start + part[0].length })
  }
}
