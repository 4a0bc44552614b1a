/** Tells from its beginning what a file is, because names lie and error pages have any name. */

type FileFormat = 'arxiv-rss' | 'hf' | 'corpus'
export type Detected = { ok: true; format: FileFormat } | { ok: false; why: string }

/** How much of the file is looked at. */
export const headBytes = 262_144

/** Lines looked at before a text is taken for no corpus; a bad one among them does not matter. */
const linesTried = 20

export function detectFormat(head: Uint8Array): Detected {
  if (isUtf16(head) || head.includes(0)) return refuse('it is not UTF-8 text')
  const text = new TextDecoder('utf-8').decode(head).trimStart()
  if (text === '') return refuse('it is empty')
  if (text.startsWith('<')) return detectXml(text)
  if (text.startsWith('[')) return { ok: true, format: 'hf' }
  if (lookLikePapers(text)) return { ok: true, format: 'corpus' }
  if (text.startsWith('{'))
    return refuse('none of its first lines is a paper with id and first_listed')
  return refuse(`it begins with "${text.slice(0, 40).replace(/\s+/g, ' ').trim()}"`)
}

const isUtf16 = (head: Uint8Array): boolean =>
  (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)

const refuse = (why: string): Detected => ({ ok: false, why })

const names: Record<string, string> = {
  html: 'it is a web page',
  feed: 'it is an Atom feed; take the RSS feed of the same address',
  'oai-pmh': 'it is a reply of the OAI-PMH service',
}

function detectXml(text: string): Detected {
  const body = text.replace(/^(?:\s*<\?[^>]*\?>|\s*<!--[\s\S]*?-->)*\s*/, '')
  if (/^<!doctype html\b/i.test(body)) return refuse('it is a web page')
  if (body.startsWith('<!')) return refuse('it is XML with a document type, which no feed needs')
  const root = /^<([A-Za-z][\w:.-]{0,40})/.exec(body)?.[1] ?? ''
  if (root === 'rss') return { ok: true, format: 'arxiv-rss' }
  return refuse(names[root.toLowerCase()] ?? `it is XML with the root <${root || '?'}>`)
}

function lookLikePapers(text: string): boolean {
  const lines = text.split('\n', linesTried * 2).filter((line) => line.trim() !== '')
  return lines.slice(0, linesTried).some((line) => {
    try {
      const value: unknown = JSON.parse(line)
      return typeof value === 'object' && value !== null && 'id' in value && 'first_listed' in value
    } catch {
      return false
    }
  })
}
