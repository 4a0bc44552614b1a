/** Reads tokens into text: groups, scripts and formulas here, macros in read-macro.ts. */
import { type Cursor, deepest, peek, takeChar, takeMatch } from './cursor.ts'
import { gap, scripted, tidyFormula } from './formula.ts'
import { type Mode, readMacro } from './read-macro.ts'
import type { Token } from './tokens.ts'

type Stop = 'end' | 'group' | 'formula'

/** Reads until its end; `stop` says what that is. */
export function readSequence(cursor: Cursor, mode: Mode, stop: Stop): string {
  let out = ''
  let last = ''
  for (let token = peek(cursor); token; token = peek(cursor)) {
    const end = endHere(cursor, token, stop)
    if (end === 'mine') cursor.at++
    if (end === 'mine' || end === 'outer') return out
    const piece = readOne(cursor, token, mode, last)
    out += piece
    last = piece.at(-1) ?? last
  }
  return out
}

/** A closing token ends this sequence, or one around it, or (unbalanced) nothing. */
function endHere(cursor: Cursor, token: Token, stop: Stop): 'mine' | 'outer' | null {
  if (token.kind === 'close') {
    if (stop === 'group') return 'mine'
    return stop === 'formula' && cursor.depth > 1 ? 'outer' : null
  }
  if (token.kind !== 'math-off') return null
  if (stop === 'formula') return 'mine'
  return stop === 'group' && cursor.formulas > 0 ? 'outer' : null
}

function readOne(cursor: Cursor, token: Token, mode: Mode, last: string): string {
  if (token.kind === 'open')
    return mode === 'math' ? readGroup(cursor, mode) : readBraces(cursor, last)
  cursor.at++
  switch (token.kind) {
    case 'text':
      return mode === 'math' ? token.text.replaceAll("'", '′') : token.text
    case 'url':
      return token.text
    case 'math-on':
      return readFormula(cursor, token.display)
    case 'script':
      return readScript(cursor, token.sign, mode, last)
    case 'macro':
      return readMacro(cursor, token.name, mode, readArgument)
    default:
      return ''
  }
}

function readFormula(cursor: Cursor, display: boolean): string {
  if (cursor.depth >= deepest) return ''
  const { depth } = cursor
  cursor.formulas++
  cursor.depth++
  const formula = tidyFormula(readSequence(cursor, 'math', 'formula'))
  cursor.depth = depth
  cursor.formulas--
  return display ? ` ${formula} ` : formula
}

/** The content of the group that opens here. */
function readGroup(cursor: Cursor, mode: Mode): string {
  cursor.at++
  if (cursor.depth >= deepest) return ''
  cursor.depth++
  const content = readSequence(cursor, mode, 'group')
  cursor.depth--
  return content
}

/** Braces in prose: TeX's own vanish (`10{,}412`, `{\bf x}`), those of a set stay (`{0, 1}`). */
function readBraces(cursor: Cursor, last: string): string {
  const open = peek(cursor)
  const isWhole = open?.kind === 'open' && open.partner > cursor.at
  const first = cursor.tokens[cursor.at + 1]
  const content = readGroup(cursor, 'text')
  if (!isWhole || first?.kind === 'macro') return content
  const next = peek(cursor)
  const after = next?.kind === 'text' ? next.text : ''
  const isSet = content.length > 1 && /[,|:]|\.\./.test(content) && !/https?:/.test(content)
  const isCall = /[a-z]/i.test(last) && /^[\w.]+$/.test(content) && !/^[a-z]/i.test(after)
  return isSet || isCall ? `{${content}}` : content
}

/** One argument: a group, a macro with its own, or a single character. */
function readArgument(cursor: Cursor, mode: Mode): string {
  takeMatch(cursor, /^\s+/)
  const token = peek(cursor)
  if (token?.kind === 'open') return readGroup(cursor, mode)
  if (token?.kind === 'text') return takeChar(cursor)
  if (token?.kind !== 'macro' && token?.kind !== 'math-on') return ''
  if (cursor.depth >= deepest) return ''
  cursor.at++
  if (token.kind === 'math-on') return readFormula(cursor, false)
  cursor.depth++
  const content = readMacro(cursor, token.name, mode, readArgument)
  cursor.depth--
  return content
}

function readScript(cursor: Cursor, sign: '^' | '_', mode: Mode, last: string): string {
  if (mode === 'math') return scripted(sign, readArgument(cursor, mode))
  const isAttached = /[\p{L}\p{N})\]]/u.test(last) || last === gap
  if (!isAttached) return sign
  if (peek(cursor)?.kind === 'open') return scripted(sign, readGroup(cursor, 'math'))
  const power = sign === '^' ? takeMatch(cursor, /^-?\d{1,3}(?![\d.])/) : null
  return power ? scripted('^', power) : sign
}
