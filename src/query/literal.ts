/** A tsvector literal in the making, as bytes: a paper's has some 1,500 pieces, and to join strings of them took
 * four times as long. One at a time: `beginLiteral` to `endLiteral`. */

const apostrophe = 0x27
const comma = 0x2c
const colon = 0x3a
const backslash = 0x5c
const blank = 0x20
const zero = 0x30

let bytes = Buffer.allocUnsafe(65_536)
let length = 0
let isAscii = true

export function beginLiteral(): void {
  length = 0
  isAscii = true
}

/** Postgres reads a doubled apostrophe and a doubled backslash as one. */
export function writeLexeme(lexeme: string): void {
  // Four bytes a character at most, each doubled.
  makeRoom(8 * lexeme.length + 3)
  let at = length
  if (at > 0) bytes[at++] = blank
  bytes[at++] = apostrophe
  for (let i = 0; i < lexeme.length; i += 1) {
    const code = lexeme.charCodeAt(i)
    if (code > 0x7f) {
      at += bytes.write(lexeme.slice(i).replaceAll(/['\\]/g, '$&$&'), at)
      isAscii = false
      break
    }
    if (code === apostrophe || code === backslash) bytes[at++] = code
    bytes[at++] = code
  }
  bytes[at++] = apostrophe
  length = at
}

export function writePosition(position: number, weight: string, isFirst: boolean): void {
  makeRoom(8)
  bytes[length++] = isFirst ? colon : comma
  writeNumber(position)
  if (weight !== '') bytes[length++] = weight.charCodeAt(0)
}

function writeNumber(number: number): void {
  if (number >= 10) writeNumber(Math.trunc(number / 10))
  bytes[length++] = zero + (number % 10)
}

export function endLiteral(): string {
  return bytes.toString(isAscii ? 'latin1' : 'utf8', 0, length)
}

function makeRoom(more: number): void {
  if (length + more <= bytes.length) return
  const larger = Buffer.allocUnsafe(2 * (length + more))
  bytes.copy(larger, 0, 0, length)
  bytes = larger
}
