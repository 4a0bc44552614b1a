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
  const given = bareText(text)
  const arxiv = parseArxivId(given)
  if (arxiv) return { kind: 'arxiv', id: arxiv.id }
  const doi = parseDoi(given)
  if (doi) return fromDoi(doi)
  const url = webAddress(given)
  if (!url) return null
  const path = url.pathname.replace(/\/+$/, '')
  const mirrored = mirrors.test(url.hostname) ? parseArxivId(path.split('/').at(-1) ?? '') : null
  if (mirrored) return { kind: 'arxiv', id: mirrored.id }
  const inPath = doiInPath(path)
  return inPath ? fromDoi(inPath) : { kind: 'page', url: url.href }
}

/** The page that was pasted, also where its address seems to hold a name; null for a name itself. */
export function pageGiven(text: string): string | null {
  const given = bareText(text)
  return parseDoi(given) ? null : (webAddress(given)?.href ?? null)
}

/** arXiv writes the category behind an id that is to be cited: `arXiv:2605.15202v1 [cs.CV]`. */
const citedIn = /\s\[[a-z-]{2,10}(?:\.[a-z-]{2,10})?\]$/i

const bareText = (text: string): string => text.trim().replace(/^<|>$/g, '').replace(citedIn, '')

function webAddress(given: string): URL | null {
  if (given.length > 2000 || !URL.canParse(given)) return null
  const url = new URL(given)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null
  url.hash = ''
  return url
}

/** arXiv's own DOIs hold its ids. */
function fromDoi(doi: string): NameGiven {
  const arxiv = parseArxivId(doi)
  return arxiv ? { kind: 'arxiv', id: arxiv.id } : { kind: 'doi', doi }
}

/** What publishers add to the DOI in an address: `v2.full.pdf+html`, `/meta`, `/fulltext.html`. */
const form =
  /(?:\.(?:full|abstract|pdf|full\.pdf(?:\+html)?|full-text|supplementary-material))?(?:\/(?:full|abstract|e?pdf|meta|html|fulltext|references|figures)(?:\.html?)?)*$/
const withForm = new RegExp(`^(10\\.\\d{4,9}/.+?)(?:(?<=\\d)v\\d+)?${form.source}`, 'i')

/** Publishers put it into addresses: `/doi/full/10.1145/12.34`, `/content/10.1101/2026.05.12.653210v2.full`. */
function doiInPath(path: string): string | null {
  const found = /\/(10\.\d{4,9}\/[^?#]+)$/.exec(path)?.[1]
  const bare = found && withForm.exec(found)?.[1]
  return bare ? parseDoi(bare) : null
}
