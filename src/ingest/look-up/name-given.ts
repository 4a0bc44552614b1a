/** What somebody pasted, as the name of a paper: an arXiv id, a DOI, or a page. */
import { parseArxivId } from '../../papers/arxiv-id.ts'
import { parseDoi } from '../../papers/doi.ts'

export type NameGiven =
  | { kind: 'arxiv'; id: string }
  | { kind: 'doi'; doi: string }
  | { kind: 'page'; url: string }

/** Pages of others about papers of arXiv, whose address ends in the id. */
const mirrors =
  /^(?:www\.)?(?:huggingface\.co|alphaxiv\.org|papers\.cool|scirate\.com|ar5iv\.(?:labs\.arxiv\.)?org|arxiv-vanity\.com|emergentmind\.com)$/i

/** Null for what names nothing. */
export function nameGiven(text: string): NameGiven | null {
  const given = text.trim().replace(/^<|>$/g, '')
  const arxiv = parseArxivId(given)
  if (arxiv) return { kind: 'arxiv', id: arxiv.id }
  const doi = parseDoi(given)
  if (doi) return fromDoi(doi)
  if (given.length > 2000 || !URL.canParse(given)) return null
  const url = new URL(given)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null
  const path = url.pathname.replace(/\/+$/, '')
  const mirrored = mirrors.test(url.hostname) ? parseArxivId(path.split('/').at(-1) ?? '') : null
  if (mirrored) return { kind: 'arxiv', id: mirrored.id }
  url.hash = ''
  const inPath = doiInPath(path)
  return inPath ? fromDoi(inPath) : { kind: 'page', url: url.href }
}

/** arXiv's own DOIs hold its ids. */
function fromDoi(doi: string): NameGiven {
  const arxiv = parseArxivId(doi)
  return arxiv ? { kind: 'arxiv', id: arxiv.id } : { kind: 'doi', doi }
}

/** Publishers put it into addresses: `/doi/full/10.1145/12.34`, `/content/10.1101/2026.05.12.653210v2.full`. */
function doiInPath(path: string): string | null {
  const found = /\/(10\.\d{4,9}\/[^?#]+)$/.exec(path)?.[1]
  const bare = found?.replace(/(?:v\d+)?(?:\.(?:full|abstract|pdf|full\.pdf|full-text))?$/i, '')
  return bare ? parseDoi(bare) : null
}
