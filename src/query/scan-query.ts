/** Splits the text of a query into its signs, each with its place. */

import { guessField } from './guess-field.ts'
import { complain } from './query-error.ts'
import { FIELDS } from './query-fields.ts'

export type Sign =
  | { kind: 'open' | 'close' | 'and' | 'or' | 'not' | 'equals'; position: number }
  | { kind: 'field' | 'word' | 'phrase'; position: number; text: string }

type Scanned = { sign: Sign | null; end: number }

const BLANK = /[\s\p{Cc}\p{Cf}]+/uy
const QUOTES = '"“”„‟«»'
const WORD = /[^\s\p{Cc}()"“”„‟«»]+/uy
const FIELD = /([\p{L}\p{N}_]+):/uy
const OPERATORS: ReadonlyMap<string, 'and' | 'or' | 'not'> = new Map([
  ['AND', 'and'],
  ['OR', 'or'],
  ['NOT', 'not'],
])

const matchAt = (pattern: RegExp, text: string, position: number): RegExpExecArray | null => {
  pattern.lastIndex = position
  return pattern.exec(text)
}
const blankAt = (text: string, position: number): boolean =>
  position >= text.length || matchAt(BLANK, text, position) !== null

/** Throws `QuerySyntaxError`. */
export function scanQuery(text: string): Sign[] {
  const signs: Sign[] = []
  let position = 0
  while (position < text.length) {
    const blank = matchAt(BLANK, text, position)
    const { sign, end } = blank
      ? { sign: null, end: position + blank[0].length }
      : scanSign(text, position)
    if (sign) signs.push(sign)
    position = end
  }
  return signs
}

function scanSign(text: string, position: number): Scanned {
  const character = text.charAt(position)
  if (character === '(') return { sign: { kind: 'open', position }, end: position + 1 }
  if (character === ')') return { sign: { kind: 'close', position }, end: position + 1 }
  if (QUOTES.includes(character)) return scanPhrase(text, position)
  if (character === '-' || character === '−') return scanMinus(text, position)
  if (character === '=') return { sign: { kind: 'equals', position }, end: position + 1 }
  return scanField(text, position) ?? scanWord(text, position)
}

function scanPhrase(text: string, position: number): Scanned {
  let end = position + 1
  while (end < text.length && !QUOTES.includes(text.charAt(end))) end += 1
  if (end >= text.length) complain('unclosedQuote', position)
  const phrase = text.slice(position + 1, end)
  return { sign: { kind: 'phrase', position, text: phrase }, end: end + 1 }
}

function scanMinus(text: string, position: number): Scanned {
  if (blankAt(text, position + 1)) complain('looseMinus', position)
  return { sign: { kind: 'not', position }, end: position + 1 }
}

function scanField(text: string, position: number): Scanned | null {
  const match = matchAt(FIELD, text, position)
  const written = match?.[1]
  if (!match || written === undefined) return null
  const name = written.toLowerCase()
  const end = position + match[0].length
  if (FIELDS.has(name)) return { sign: { kind: 'field', position, text: name }, end }
  // "Attention: a survey" is prose and "10:30" a time; `author:radford` was meant as a field.
  if (blankAt(text, end) || /^\p{N}/u.test(written)) return null
  return complain('unknownField', position, written, guessField(name))
}

function scanWord(text: string, position: number): Scanned {
  const word = matchAt(WORD, text, position)?.[0] ?? text.charAt(position)
  const end = position + word.length
  const operator = text.charAt(position - 1) === '=' ? undefined : OPERATORS.get(word)
  if (operator) return { sign: { kind: operator, position }, end }
  return { sign: { kind: 'word', position, text: word }, end }
}
