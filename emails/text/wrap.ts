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

/** One paragraph; every line begins with `indent`, the first with `lead` instead: "1. ". */
export function wrap(text: string, indent = '', lead = indent): string {
  const lines: string[] = []
  let line = ''
  let filled = 0
  for (const word of text.split(/\s+/)) {
    const size = columns(word)
    if (line !== '' && filled + 1 + size > width - indent.length) {
      lines.push(line)
      line = word
      filled = size
    } else {
      line = line === '' ? word : `${line} ${word}`
      filled += (filled === 0 ? 0 : 1) + size
    }
  }
  return lead + [...lines, line].join(`\n${indent}`)
}

/** Paragraphs with a blank line between; empty ones are left out. */
export const paragraphs = (parts: Array<string | null>): string =>
  parts.filter((part) => part !== null && part !== '').join('\n\n')
