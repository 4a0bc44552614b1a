/** The entries of a BibTeX file, as far as they say which paper is meant. Lenient and linear: what is
 * broken ends where the next entry begins. Pure. */

export type BibEntry = { key: string; fields: Map<string, string> }

const ENTRY = /@([a-z]+)\s*[{(]\s*([^,\s{}()"=]*)\s*,/giu
const FIELD = /([a-z][\w-]*)\s*=\s*/iuy
const BARE = /[^,}\s]+/uy
/** No field that is read here is longer. */
const longestValue = 2000

export const looksLikeBibtex = (text: string): boolean =>
  /@[a-z]+\s*[{(]\s*[^,\s{}()"=]*\s*,/iu.test(text)

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
  while (at < body.length) {
    FIELD.lastIndex = at
    const field = FIELD.exec(body)
    if (!field) {
      at += 1
      continue
    }
    const value = readValue(body, at + field[0].length)
    const name = (field[1] ?? '').toLowerCase()
    if (!fields.has(name)) fields.set(name, value.text.slice(0, longestValue))
    at = Math.max(value.end, at + field[0].length)
  }
  return fields
}

function readValue(body: string, start: number): { text: string; end: number } {
  const opens = body[start]
  if (opens !== '{' && opens !== '"') {
    BARE.lastIndex = start
    const text = BARE.exec(body)?.[0] ?? ''
    return { text, end: start + text.length }
  }
  const end = closingOf(body, start, opens)
  if (end !== null) return cut(body, start, end)
  // Never closed: a line of it is better than nothing.
  const line = body.indexOf('\n', start)
  return cut(body, start, line < 0 ? body.length : line)
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
