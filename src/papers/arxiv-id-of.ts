/** A paper's arXiv id: its own, or of a work that came from elsewhere first, that of its page there. */
import { isArxivId, parseArxivId } from './arxiv-id.ts'

export function arxivIdOf({
  publicId,
  url,
}: {
  publicId: string
  url?: string | null | undefined
}): string | null {
  if (isArxivId(publicId)) return publicId
  return url?.startsWith('https://arxiv.org/abs/') ? (parseArxivId(url)?.id ?? null) : null
}
