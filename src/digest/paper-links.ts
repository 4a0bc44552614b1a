/** Where a paper is read. arXiv asks to link to the abstract page and not to re-host PDFs. */

export type PaperLinks = { abstract: string; pdf: string | null }

/** `publicId` is canonical; the version is left off, so the newest one opens. */
export const paperLinks = (publicId: string): PaperLinks => {
  const path = publicId.split('/').map(encodeURIComponent).join('/')
  return { abstract: `https://arxiv.org/abs/${path}`, pdf: `https://arxiv.org/pdf/${path}` }
}
