/** Lines of a byte stream in flat memory, whatever ends them and however long they are. */
import { byteOrderMark } from './charset.ts'

/** `number` counts from 1; `text` is null for a line longer than the limit, which is passed over. */
export type TextLine = { number: number; text: string | null }

const lineEnd = /\r\n|\n|\r/g
const markLength = 2

/** UTF-8, or UTF-16 with its mark in front, as spreadsheets write it; bytes that are neither become U+FFFD.
 * `longest` in UTF-16 units. */
export async function* readLines(
  chunks: AsyncIterable<Uint8Array>,
  longest: number,
): AsyncGenerator<TextLine> {
  let number = 0
  let held = ''
  let tooLong = false
  const cut = (line: string): TextLine => {
    number += 1
    const text = tooLong || line.length > longest ? null : line
    tooLong = false
    return { number, text }
  }
  for await (const text of decoded(chunks)) {
    const [lines, rest] = split(held + text)
    for (const line of lines) yield cut(line)
    tooLong ||= rest.length > longest
    // Of a line that is too long already only the end matters: it may be half of CR LF.
    held = tooLong ? rest.slice(-1) : rest
  }
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

async function* decoded(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let head: Uint8Array = new Uint8Array()
  let decoder: InstanceType<typeof TextDecoder> | null = null
  for await (const chunk of chunks) {
    if (decoder !== null) {
      yield decoder.decode(chunk, { stream: true })
      continue
    }
    head = Buffer.concat([head, chunk])
    if (head.length < markLength) continue
    decoder = new TextDecoder(byteOrderMark(head) ?? 'utf-8')
    yield decoder.decode(head, { stream: true })
  }
  yield decoder === null ? new TextDecoder().decode(head) : decoder.decode()
}
