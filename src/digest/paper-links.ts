/** Where a paper is read. arXiv asks to link to the abstract page and not to re-host PDFs. */
import { isArxivId, parseArxivId } from '../papers/arxiv-id.ts'
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
export function paperLinks({ publicId, url, doi, title = '' }: Linked): PaperLinks {
  const arxiv = isArxivId(publicId) ? publicId : arxivIn(url)
  if (arxiv !== null) {
    const path = arxiv.split('/').map(encodeURIComponent).join('/')
    return { abstract: `https://arxiv.org/abs/${path}`, pdf: `https://arxiv.org/pdf/${path}` }
  }
  if (url && isWebAddress(url)) return { abstract: url, pdf: null }
  const known = isOwnId(publicId) ? doi : publicId
  return { abstract: known ? doiAddress(known) : searchAddress(title), pdf: null }
}

const doiAddress = (doi: string): string =>
  `https://doi.org/${doi.split('/').map(encodeURIComponent).join('/')}`

const searchAddress = (title: string): string =>
  `https://scholar.google.com/scholar?q=${encodeURIComponent(readable(title))}`

const arxivIn = (url: string | null | undefined): string | null =>
  url?.startsWith('https://arxiv.org/abs/') ? (parseArxivId(url)?.id ?? null) : null

/** Sources are not believed about what a link may start with. */
const isWebAddress = (address: string): boolean =>
  /^https?:\/\/[^\s"<>\\]{1,300}$/.test(address) && URL.canParse(address)
