/** Lines of a byte stream in flat memory, whatever ends them and however long they are. */
import { PaperboyError } from '../errors.ts'

/** `number` counts from 1; `text` is null for a line longer than the limit, which is passed over. */
export type TextLine = { number: number; text: string | null }

const lineEnd = /\r\n|\n|\r/g

/** Bytes that are no UTF-8 become U+FFFD. Throws `bad-input` for UTF-16. `longest` in UTF-16 units. */
export async function* readLines(
  chunks: AsyncIterable<Uint8Array>,
  longest: number,
): AsyncGenerator<TextLine> {
  const decoder = new TextDecoder()
  let number = 0
  let held = ''
  let tooLong = false
  const cut = (line: string): TextLine => {
    number += 1
    const text = tooLong || line.length > longest ? null : line
    tooLong = false
    return { number, text }
  }
  let first = true
  for await (const chunk of chunks) {
    if (first) refuseUtf16(chunk)
    first = false
    const [lines, rest] = split(held + decoder.decode(chunk, { stream: true }))
    for (const line of lines) yield cut(line)
    tooLong ||= rest.length > longest
    // Of a line that is too long already only the end matters: it may be half of CR LF.
    held = tooLong ? rest.slice(-1) : rest
  }
  held += decoder.decode()
  if (held !== '' || tooLong) yield cut(held.replace(/\r$/, ''))
}

/** Whole lines, and what has no end yet: a CR that closes the chunk may be half of CR LF. */
function split(text: string): [string[], string] {
  const lines: string[] = []
  let from = 0
  for (const end of text.matchAll(lineEnd)) {
    if (end[0] === '\r' && end.index === text.length - 1) break
    lines.push(text.slice(from, end.index))
    from = end.index + end[0].length
  }
  return [lines, text.slice(from)]
}

function refuseUtf16(chunk: Uint8Array): void {
  const mark = (chunk[0] ?? 0) * 256 + (chunk[1] ?? 0)
  if (mark !== 0xfffe && mark !== 0xfeff) return
  throw new PaperboyError('bad-input', 'the file is UTF-16, not UTF-8', {
    help: 'Save it as "CSV UTF-8".',
  })
}
