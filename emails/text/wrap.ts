/** Lines for the text part: broken at spaces, and between the characters of scripts that have none;
 * addresses left whole. */

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
    let gap = line === '' ? '' : ' '
    for (const part of partsOf(word)) {
      const size = columns(part)
      if (line !== '' && filled + gap.length + size > room) {
        lines.push(line)
        line = part
        filled = size
      } else {
        line += gap + part
        filled += gap.length + size
      }
      gap = ''
    }
  }
  return [...lines, line]
}

/** Chinese and Japanese break between any two characters, but not before what closes nor after what
 * opens; Korean breaks at its spaces. */
const spaceless = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u
const opens = '（《〈「『【〔“‘(\\[{'
const closes = '）》〉」』】〕”’)\\]}、。，．・：；！？…ー々,.:;!?%'
const charactersOf = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}'
const between = new RegExp(
  `(?<![${opens}])(?![${closes}])` +
    `(?:(?<=[${charactersOf}、。，：；！？）》」』】])|(?=[${charactersOf}（《「『【]))`,
  'u',
)

const partsOf = (word: string): string[] => (spaceless.test(word) ? word.split(between) : [word])

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
