/** Where a paper is read. arXiv asks to link to the abstract page and not to re-host PDFs. */
import { arxivIdOf } from '../papers/arxiv-id-of.ts'
import type { Paper } from '../papers/paper.ts'
import { isOwnId } from '../papers/public-id.ts'
import { readable } from './readable.ts'

export type PaperLinks = { abstract: string; pdf: string | null }

type Linked = Pick<Paper, 'publicId'> &
  Partial<Pick<Paper, 'title'>> & {
    url?: string | null
    doi?: string | null
  }

/** `publicId` is canonical; the version is left off, so the newest one opens. A paper from elsewhere is
 * read at its source, or where its DOI leads; one of which nobody told either, as of an old archive, is
 * searched for. */
export function paperLinks(paper: Linked): PaperLinks {
  const arxiv = arxivIdOf(paper)
  return {
    abstract: citedAddress(paper) ?? searchAddress(paper.title ?? ''),
    pdf: arxiv === null ? null : `https://arxiv.org/pdf/${inPath(arxiv)}`,
  }
}

const names = new Map([
  ['arxiv.org', 'arXiv'],
  ['biorxiv.org', 'bioRxiv'],
  ['medrxiv.org', 'medRxiv'],
])

/** What a reader knows the place of such an address by: a name, or its host. */
export function placeName(address: string): string {
  const host = new URL(address).hostname.replace(/^www\./, '')
  return names.get(host) ?? host
}

/** Null: nobody told where it is, and a search is no place to cite. */
export function citedAddress(paper: Linked): string | null {
  const { publicId, url, doi } = paper
  const arxiv = arxivIdOf(paper)
  if (arxiv !== null) return `https://arxiv.org/abs/${inPath(arxiv)}`
  if (url && isWebAddress(url)) return url
  const known = isOwnId(publicId) ? doi : publicId
  return known ? `https://doi.org/${inPath(known)}` : null
}

const inPath = (id: string): string => id.split('/').map(encodeURIComponent).join('/')

const searchAddress = (title: string): string =>
  `https://scholar.google.com/scholar?q=${encodeURIComponent(readable(title))}`

/** Sources are not believed about what a link may start with. */
const isWebAddress = (address: string): boolean =>
  /^https?:\/\/[^\s"<>\\]{1,300}$/.test(address) && URL.canParse(address)
