/** Lines for the text part: broken at spaces, addresses left whole. */

const width = 72

/** Columns of a terminal or a mail's monospace: an East Asian character fills two. */
const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/u

function columns(word: string): number {
  let sum = 0
  for (const char of word) sum += wide.test(char) ? 2 : 1
  return sum
}

/** Where a unit may not be one column, and every space that is not the plain one. */
const uneven =
  /[\t-\r\u00a0\u1100-\u115f\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u2e80-\ua4cf\uac00-\udfff\uf900-\ufaff\ufe30-\ufe6f\ufeff-\uffe6]/

const isEven = (text: string): boolean =>
  !uneven.test(text) && !text.startsWith(' ') && !text.endsWith(' ') && !text.includes('  ')

/** One paragraph; every line begins with `indent`, the first with `lead` instead: "1. ". */
export function wrap(text: string, indent = '', lead = indent): string {
  const room = width - indent.length
  const even = isEven(text)
  if (even && text.length <= room) return lead + text
  const lines = even ? wrapEven(text, room) : wrapWords(text, room)
  return lead + lines.join(`\n${indent}`)
}

function wrapWords(text: string, room: number): string[] {
  const lines: string[] = []
  let line = ''
  let filled = 0
  for (const word of text.split(/\s+/)) {
    const size = columns(word)
    if (line !== '' && filled + 1 + size > room) {
      lines.push(line)
      line = word
      filled = size
    } else {
      line = line === '' ? word : `${line} ${word}`
      filled += (filled === 0 ? 0 : 1) + size
    }
  }
  return [...lines, line]
}

/** The same where a column is a unit: a tenth of the time, and most lines of a mail are so. */
function wrapEven(text: string, room: number): string[] {
  const lines: string[] = []
  let start = 0
  while (text.length - start > room) {
    // A space right after the last column ends a full line.
    let end = text.lastIndexOf(' ', start + room)
    if (end <= start) end = text.indexOf(' ', start + room)
    if (end === -1) break
    lines.push(text.slice(start, end))
    start = end + 1
  }
  lines.push(text.slice(start))
  return lines
}

/** Paragraphs with a blank line between; empty ones are left out. */
export const paragraphs = (parts: Array<string | null>): string =>
  parts.filter((part) => part !== null && part !== '').join('\n\n')
