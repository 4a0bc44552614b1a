/** Tells from its beginning what a file is, because names lie and error pages have any name. */

/** `arxiv`: any XML of arXiv's; its root tells which. */
type FileFormat = 'arxiv' | 'hf' | 'scholar' | 'corpus' | 'bibtex'
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
  if (/^[[{]/.test(text) && /"externalIds"\s*:/.test(text)) return { ok: true, format: 'scholar' }
  if (text.startsWith('[')) return { ok: true, format: 'hf' }
  if (lookLikePapers(text)) return { ok: true, format: 'corpus' }
  if (text.startsWith('{'))
    return refuse('none of its first lines is a paper with id and first_listed')
  if (bibEntry.test(text)) return { ok: true, format: 'bibtex' }
  return refuse(`it begins with "${text.slice(0, 40).replace(/\s+/g, ' ').trim()}"`)
}

const bibEntry = /^\s{0,20}@[a-z]{1,40}\s{0,20}[{(]/im

const isUtf16 = (head: Uint8Array): boolean =>
  (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)

const refuse = (why: string): Detected => ({ ok: false, why })

const ofArxiv = new Set(['rss', 'feed', 'oai-pmh'])

function detectXml(text: string): Detected {
  const body = text.replace(/^(?:\s*<\?[^>]*\?>|\s*<!--[\s\S]*?-->)*\s*/, '')
  if (/^<!doctype html\b/i.test(body)) return refuse('it is a web page')
  if (body.startsWith('<!')) return refuse('it is XML with a document type, which no feed needs')
  const root = /^<([A-Za-z][\w:.-]{0,40})/.exec(body)?.[1] ?? ''
  if (ofArxiv.has(root.toLowerCase())) return { ok: true, format: 'arxiv' }
  if (root.toLowerCase() === 'html') return refuse('it is a web page')
  return refuse(`it is XML with the root <${root || '?'}>`)
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
