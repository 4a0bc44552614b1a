/** List-Unsubscribe as a mail client reads it: RFC 2369 for the list of URIs, RFC 8058 for one click. */

export type Unsubscribe =
  | { kind: 'one-click'; url: string }
  | { kind: 'link'; url: string }
  | { kind: 'none'; why: string }

export function readUnsubscribe(headers: { name: string; value: string }[]): Unsubscribe {
  const lists = valuesOf(headers, 'list-unsubscribe')
  const posts = valuesOf(headers, 'list-unsubscribe-post')
  if (lists.length !== 1) return { kind: 'none', why: `${lists.length} List-Unsubscribe` }
  const uris = bracketed(lists[0] as string)
  if (uris === null) return { kind: 'none', why: 'not a list of URIs in angle brackets' }
  const https = uris.filter((uri) => /^https:\/\//i.test(uri))
  const [url] = https
  if (posts.length === 0) {
    const link = uris.find((uri) => /^https?:\/\//i.test(uri))
    return link ? { kind: 'link', url: link } : { kind: 'none', why: 'no link' }
  }
  if (posts.length > 1) return { kind: 'none', why: 'more than one List-Unsubscribe-Post' }
  // RFC 8058 3.1: one HTTPS URI, and the value is exactly this pair.
  if (https.length !== 1 || url === undefined) return { kind: 'none', why: 'not one https URI' }
  if (posts[0] !== 'List-Unsubscribe=One-Click') return { kind: 'none', why: 'another pair' }
  return { kind: 'one-click', url }
}

/** RFC 2369 2: white space inside the brackets is dropped; what is not a bracket ends the list. */
function bracketed(value: string): string[] | null {
  const uris: string[] = []
  let rest = value.trim()
  while (rest !== '') {
    const found = /^<([^<>]*)>\s*(,\s*|$)/.exec(rest)
    if (!found) return uris.length > 0 ? uris : null
    uris.push((found[1] ?? '').replace(/\s+/g, ''))
    rest = rest.slice(found[0].length)
  }
  return uris.length > 0 ? uris : null
}

const valuesOf = (headers: { name: string; value: string }[], name: string): string[] =>
  headers.filter((header) => header.name.toLowerCase() === name).map(({ value }) => value)
