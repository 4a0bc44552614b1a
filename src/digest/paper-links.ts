/** Where a paper is read. arXiv asks to link to the abstract page and not to re-host PDFs. */
import { isArxivId, parseArxivId } from '../papers/arxiv-id.ts'
import type { Paper } from '../papers/paper.ts'

export type PaperLinks = { abstract: string; pdf: string | null }

/** `publicId` is canonical; the version is left off, so the newest one opens. A paper from elsewhere is
 * read at its source, or where its DOI leads. */
export function paperLinks({
  publicId,
  url,
}: Pick<Paper, 'publicId'> & { url?: string | null }): PaperLinks {
  const arxiv = isArxivId(publicId) ? publicId : arxivIn(url)
  if (arxiv !== null) {
    const path = arxiv.split('/').map(encodeURIComponent).join('/')
    return { abstract: `https://arxiv.org/abs/${path}`, pdf: `https://arxiv.org/pdf/${path}` }
  }
  const doi = `https://doi.org/${publicId.split('/').map(encodeURIComponent).join('/')}`
  return { abstract: url && isWebAddress(url) ? url : doi, pdf: null }
}

const arxivIn = (url: string | null | undefined): string | null =>
  url?.startsWith('https://arxiv.org/abs/') ? (parseArxivId(url)?.id ?? null) : null

/** Sources are not believed about what a link may start with. */
const isWebAddress = (address: string): boolean =>
  /^https?:\/\/[^\s"<>\\]{1,300}$/.test(address) && URL.canParse(address)
