/** A file line by line, however large, holding at most one line: LF or CRLF, with or without a byte
 * order mark or a last line break. A line that is too long or no UTF-8 is a fault of that line. */
import { createReadStream } from 'node:fs'

export type Line = { number: number } & ({ ok: true; text: string } | { ok: false; why: string })

const newline = 0x0a

/** Blank lines are left out but counted. `maxBytes` is the longest line taken. */
export async function* readLines(path: string, maxBytes: number): AsyncGenerator<Line> {
  const gatherer = gatherLines(maxBytes)
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    let from = 0
    for (let at = chunk.indexOf(newline); at !== -1; at = chunk.indexOf(newline, from)) {
      gatherer.add(chunk.subarray(from, at))
      const line = gatherer.end()
      if (line) yield line
      from = at + 1
    }
    gatherer.add(chunk.subarray(from))
  }
  const last = gatherer.end()
  if (last) yield last
}

function gatherLines(maxBytes: number) {
  let parts: Buffer[] = []
  let size = 0
  let number = 0
  return {
    /** What is beyond the limit is only counted. */
    add(part: Buffer): void {
      size += part.byteLength
      if (size <= maxBytes) parts.push(part)
      else parts = []
    },
    end(): Line | null {
      number += 1
      const bytes = Buffer.concat(parts)
      const tooLong = size > maxBytes
      parts = []
      size = 0
      if (tooLong) return { number, ok: false, why: `longer than ${maxBytes} bytes` }
      return decode(bytes, number)
    },
  }
}

/** Not `stream`ing: each line is text by itself, so a broken one leaves the next whole. */
const utf8 = new TextDecoder('utf-8', { fatal: true })

function decode(bytes: Buffer, number: number): Line | null {
  try {
    const text = utf8.decode(bytes).trim()
    return text === '' ? null : { number, ok: true, text }
  } catch {
    return { number, ok: false, why: 'not UTF-8 text' }
  }
}
