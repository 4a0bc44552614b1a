/** Reads one macro with its arguments into text. */
import { type Cursor, peek, skipArgument, takeMatch, takeOption, takeRaw } from './cursor.ts'
import { fraction, gap, hole, isolated, root, settle } from './formula.ts'
import {
  controlSymbols,
  delimiters,
  dropped,
  fractions,
  lastOf,
  shorthands,
  silent,
  textual,
  wordOperators,
} from './macros.ts'
import { accentMark, inAlphabet, markOver, symbolOf } from './symbols.ts'

export type Mode = 'text' | 'math'
type ReadArgument = (cursor: Cursor, mode: Mode) => string
type Read = { cursor: Cursor; mode: Mode; argument: ReadArgument }

/** The macro `name` was just passed; its arguments are taken from the cursor. Unknown ones leave
 * their argument, or their name when they have none: `\ours` is what its authors call the thing. */
export function readMacro(
  cursor: Cursor,
  name: string,
  mode: Mode,
  argument: ReadArgument,
): string {
  const read: Read = { cursor, mode, argument }
  const plain = name.endsWith('*') && name.length > 1 ? name.slice(0, -1) : name
  if (!/^[a-z]/i.test(plain)) return controlSymbol(read, plain)
  return structure(read, plain) ?? styled(read, plain) ?? sign(read, plain) ?? unknown(read, plain)
}

function controlSymbol(read: Read, name: string): string {
  const mark = read.mode === 'text' ? accentMark(name) : undefined
  if (mark) return accented(read, mark) ?? (name === '^' || name === '~' ? name : '')
  if (name === '\\') takeOption(read.cursor)
  return Object.hasOwn(controlSymbols, name) ? (controlSymbols[name] ?? '') : name
}

/** The accent on the letter that follows, bare or in a group. Null when none does. */
function accented(read: Read, mark: string): string | null {
  const next = peek(read.cursor)
  if (next?.kind === 'text') {
    const letter = takeMatch(read.cursor, /^\s?\p{L}/u)
    return letter ? (letter.trim() + mark).normalize('NFC') : null
  }
  const base = read.argument(read.cursor, 'text')
  const first = String.fromCodePoint(base.codePointAt(0) ?? 32)
  if (base === '') return null
  return /\p{L}/u.test(first) ? (first + mark).normalize('NFC') + base.slice(first.length) : base
}

/** What is more than a sign: fractions, roots, links, things to leave out. */
function structure(read: Read, name: string): string | null {
  const { cursor, mode, argument } = read
  if (fractions.has(name)) return fraction(argument(cursor, mode), argument(cursor, mode))
  switch (name) {
    case 'sqrt':
      return root(takeOption(cursor), argument(cursor, 'math'))
    case 'binom':
      return `(${settle(argument(cursor, mode))} choose ${settle(argument(cursor, mode))})`
    case 'pmod':
      return ` (mod ${settle(argument(cursor, mode))})`
    case 'operatorname':
      return isolated(argument(cursor, 'text').trim())
    case 'not':
      return `${argument(cursor, mode)}\u0338`.normalize('NFC')
    case 'url':
    case 'path':
    case 'nolinkurl':
      return takeRaw(cursor) ?? ''
    case 'href':
      return link(read)
    case 'footnote':
      return ` (${argument(cursor, 'text').trim()})`
    case 'unicode':
      return codePoint(takeRaw(cursor))
  }
  return leftOut(read, name)
}

function leftOut(read: Read, name: string): string | null {
  const { cursor, mode, argument } = read
  if (Object.hasOwn(dropped, name)) {
    takeOption(cursor)
    for (let n = dropped[name] ?? 0; n > 0; n--) skipArgument(cursor)
    return name === 'begin' || name === 'end' ? ' ' : hole
  }
  if (!Object.hasOwn(lastOf, name)) return null
  takeOption(cursor)
  for (let n = lastOf[name] ?? 1; n > 1; n--) skipArgument(cursor)
  return argument(cursor, mode)
}

/** A link's text, with its address behind when that says something else. */
function link(read: Read): string {
  const address = takeRaw(read.cursor) ?? ''
  const text = read.argument(read.cursor, 'text').trim()
  if (text === '') return address
  const bare = (url: string) => url.replace(/^https?:\/\//, '').replace(/\/$/, '')
  return address === '' || bare(address).includes(bare(text)) ? text : `${text} (${address})`
}

function codePoint(code: string | null): string {
  const value = Number(code?.replace(/^x/i, '0x'))
  const isCharacter = value >= 0xa0 && value <= 0x10ffff && !(value >= 0xd800 && value < 0xf900)
  return isCharacter ? String.fromCodePoint(value) : ''
}

/** What changes the look of its argument, or of all that follows. */
function styled(read: Read, name: string): string | null {
  const { cursor, mode, argument } = read
  if (silent.has(name)) {
    if (delimiters.has(name)) takeMatch(cursor, /^\s*\.(?!\d)/)
    if (mode === 'text') takeMatch(cursor, /^\s+/)
    return ''
  }
  if (textual.has(name)) return textualArgument(read, name)
  if (wordOperators.has(name)) return isolated(name)
  const mark = markOver(name)
  if (mark) {
    const base = settle(argument(cursor, mode))
    return /^\p{L}$/u.test(base) ? (base + mark).normalize('NFC') : base
  }
  if (!/^math|^boldsymbol$|^bm$|^pmb$/.test(name)) return null
  const text = argument(cursor, mode)
  return inAlphabet(name, text) ?? text
}

function textualArgument(read: Read, name: string): string {
  const text = read.argument(read.cursor, 'text')
  if (name === 'mathrm' || name === 'mathop') return isolated(text.trim())
  if (name === 'textsuperscript') return /^[\d+-]{1,4}$/.test(text) ? raised(text) : text
  return text
}

const raised = (text: string) =>
  text.replace(/[\d+-]/g, (c) => '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻'['0123456789+-'.indexOf(c)] ?? c)

const isLetter = /^[\p{L}\p{M}]+$/u

/** One character, or the letter under an accent spelled as a word: `\v{c}`, `\"o`. */
function sign(read: Read, name: string): string | null {
  const { cursor, mode } = read
  const mark = mode === 'text' ? accentMark(name) : undefined
  if (mark && nextIsOneLetter(cursor, name)) return accented(read, mark)
  if (Object.hasOwn(shorthands, name)) return shorthand(cursor, name)
  const symbol =
    /^[A-Z]$/.test(name) && mode === 'text' && /[RNZ]/.test(name) ? undefined : symbolOf(name)
  if (symbol === undefined) return null
  takeMatch(cursor, /^\s*$/)
  if (mode === 'text' && isLetter.test(symbol)) emptyGroupOrSpace(cursor)
  if (mode === 'math' && isLetter.test(symbol)) takeMatch(cursor, /^\s+(?=[\p{L}\p{N}(,)\]])/u)
  return symbol.normalize('NFC')
}

function shorthand(cursor: Cursor, name: string): string {
  const text = shorthands[name] ?? ''
  if (name === 'rule') {
    takeOption(cursor)
    skipArgument(cursor)
    skipArgument(cursor)
  }
  if (text.endsWith('.')) takeMatch(cursor, /^\./)
  return text
}

/** Accents of names, as in `Erd\H os`; `\t` and `\r` before a word are more often something else. */
const ofNames = /^[Hcuv]$/

function nextIsOneLetter(cursor: Cursor, name: string): boolean {
  const next = peek(cursor)
  if (next?.kind === 'text')
    return (ofNames.test(name) ? /^\s\p{L}/u : /^\s\p{L}(?!\p{L})/u).test(next.text)
  if (next?.kind !== 'open') return false
  const inner = cursor.tokens[cursor.at + 1]
  if (inner?.kind === 'macro') return inner.name === 'i' || inner.name === 'j'
  return next.partner === cursor.at + 2 && inner?.kind === 'text' && /^\p{L}$/u.test(inner.text)
}

/** `Stra\ss{}e` and `Stra\ss e` are one word. */
function emptyGroupOrSpace(cursor: Cursor): void {
  const next = peek(cursor)
  if (next?.kind === 'open' && next.partner === cursor.at + 1) cursor.at += 2
  else takeMatch(cursor, /^\s+(?=\p{L})/u)
}

/** A short argument of an author's own macro belongs to a name (`\ECUAS{n}`); a long one is text. */
function unknown(read: Read, name: string): string {
  const { cursor, mode, argument } = read
  const option = takeMatch(cursor, /^\[[^\]]{0,40}\](?=\{|$)/)
  const next = peek(cursor)
  if (next?.kind !== 'open') return mode === 'math' ? isolated(name) : name + (option ?? '')
  const content = argument(cursor, mode)
  if (content === '') return name
  return content.length <= 2 || accentMark(name) ? `${name}${content}${gap}` : content
}
