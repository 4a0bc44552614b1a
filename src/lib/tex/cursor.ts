/** A place in the tokens, and how arguments are taken from there. */
import type { Token } from './tokens.ts'

export type Cursor = {
  readonly source: string
  readonly tokens: Token[]
  at: number
  /** Groups and arguments we are inside of. */
  depth: number
  /** Formulas we are inside of. */
  formulas: number
}

/** Deeper nesting is an attack on the stack; real abstracts reach 6. */
export const deepest = 40

export const peek = (cursor: Cursor): Token | undefined => cursor.tokens[cursor.at]

/** Takes the next character of a text token. */
export function takeChar(cursor: Cursor): string {
  const token = peek(cursor)
  if (token?.kind !== 'text') return ''
  const char = String.fromCodePoint(token.text.codePointAt(0) ?? 32)
  replaceText(cursor, token.text.slice(char.length))
  return char
}

/** Takes the first match of `pattern`, which is anchored and bounded, from a text token. */
export function takeMatch(cursor: Cursor, pattern: RegExp): string | null {
  const token = peek(cursor)
  const match = token?.kind === 'text' ? pattern.exec(token.text) : null
  if (token?.kind !== 'text' || !match) return null
  replaceText(cursor, token.text.slice(match[0].length))
  return match[0]
}

function replaceText(cursor: Cursor, text: string): void {
  const token = cursor.tokens[cursor.at]
  if (text === '') cursor.at++
  else if (token) cursor.tokens[cursor.at] = { kind: 'text', text, at: token.at }
}

/** `[...]` directly behind a macro, without its brackets. */
export const takeOption = (cursor: Cursor): string | null =>
  takeMatch(cursor, /^\[[^\]]{0,200}\]/)?.slice(1, -1) ?? null

/** Passes a group or one token, unread. */
export function skipArgument(cursor: Cursor): void {
  const token = peek(cursor)
  if (token?.kind === 'open' && token.partner > cursor.at) cursor.at = token.partner + 1
}

/** The source of a group as it stands, for addresses. Null when no whole group follows. */
export function takeRaw(cursor: Cursor): string | null {
  const token = peek(cursor)
  if (token?.kind !== 'open' || token.partner <= cursor.at) return null
  const end = cursor.tokens[token.partner]
  cursor.at = token.partner + 1
  return cursor.source
    .slice(token.at + 1, end?.at)
    .replace(/\\([_%#&~$^])(\{\})?/g, '$1')
    .trim()
}
