/** The entries of a BibTeX file, as far as they say which paper is meant. Lenient and linear: what is
 * broken ends where the next entry begins. Pure. */

export type BibEntry = { key: string; fields: Map<string, string> }

/** Bounded, or what never ends is read again from each of its characters. */
const ENTRY = /@([a-z]{1,40})\s{0,20}[{(]\s{0,20}([^,\s{}()"=]{0,200})\s{0,20},/giu
const FIELD = /([a-z][\w-]{0,40})\s{0,40}=\s{0,40}/iuy
const BARE = /[^,}\s]+/uy
/** No field that is read here is longer: 5,000 authors sign for a detector. */
const longestValue = 200_000
/** Values never closed are looked for to the entry's end: after these it is given up. */
const mostUnclosed = 3

export const looksLikeBibtex = (text: string): boolean => text.search(ENTRY) >= 0

export function readBibtex(text: string): BibEntry[] {
  const starts = [...text.matchAll(ENTRY)]
  return starts
    .map((start, at) => {
      const end = starts[at + 1]?.index ?? text.length
      const body = text.slice(start.index + start[0].length, end)
      return { type: start[1] ?? '', key: start[2] ?? '', fields: readFields(body) }
    })
    .filter(({ type }) => !/^(?:string|preamble|comment)$/i.test(type))
    .map(({ key, fields }) => ({ key, fields }))
}

function readFields(body: string): Map<string, string> {
  const fields = new Map<string, string>()
  let at = 0
  let unclosed = 0
  while (at < body.length && unclosed < mostUnclosed) {
    FIELD.lastIndex = at
    const field = FIELD.exec(body)
    if (!field) {
      at += 1
      continue
    }
    const value = readValue(body, at + field[0].length)
    const name = (field[1] ?? '').toLowerCase()
    if (!fields.has(name)) fields.set(name, value.text.slice(0, longestValue))
    if (!value.isClosed) unclosed += 1
    at = Math.max(value.end, at + field[0].length)
  }
  return fields
}

type Value = { text: string; end: number; isClosed: boolean }

function readValue(body: string, start: number): Value {
  const opens = body[start]
  if (opens !== '{' && opens !== '"') {
    BARE.lastIndex = start
    const text = BARE.exec(body)?.[0] ?? ''
    return { text, end: start + text.length, isClosed: true }
  }
  const end = closingOf(body, start, opens)
  if (end !== null) return { ...cut(body, start, end), isClosed: true }
  // Never closed: a line of it is better than nothing.
  const line = body.indexOf('\n', start)
  return { ...cut(body, start, line < 0 ? body.length : line), isClosed: false }
}

/** Where the brace or quotation mark at `start` is closed; null: nowhere. */
function closingOf(body: string, start: number, opens: '{' | '"'): number | null {
  let depth = 0
  for (let at = start + 1; at < body.length; at++) {
    const sign = body[at]
    const closes = depth === 0 && sign === (opens === '{' ? '}' : '"')
    if (closes) return at
    if (sign === '\\') at += 1
    else if (sign === '{') depth += 1
    else if (sign === '}') depth = Math.max(0, depth - 1)
  }
  return null
}

const cut = (body: string, start: number, end: number) => ({
  text: body.slice(start + 1, end),
  end: end + 1,
})
