/** Papers that a person typed or an archive holds, for which no source has come yet. They are kept, tagged
 * and found, and never mailed as new; the source's record replaces the words when it comes. */
import { cleanText } from '../lib/clean-text.ts'
import { parseArxivId } from '../papers/arxiv-id.ts'
import type { IncomingPaper } from '../papers/paper.ts'
import { publicIdOf } from '../papers/public-id.ts'
import { storePapers } from '../papers/store-papers.ts'
import type { Tx } from '../storage/database.ts'

export type TypedPaper = {
  title: string
  authors: string[]
  abstract: string
  /** An arXiv id, a DOI, or the address of its page. */
  address: string
}

/** Tagging lies beside this station; app.ts and the pages hand it in. */
export type TagPapers = (tx: Tx, input: { paperIds: number[]; at: Date }) => Promise<unknown>

const longest = { title: 1_000, abstract: 20_000, name: 300, authors: 1_000 }

/** Row ids in the order given. What is held already stays as it is. */
export async function storeTyped(
  tx: Tx,
  input: { papers: TypedPaper[]; source: 'desk' | 'archive'; at: Date; tagPapers: TagPapers },
): Promise<number[]> {
  const incoming = input.papers.map(toIncoming)
  const { source, at } = input
  const stored = await storePapers(tx, { papers: incoming, source, at })
  await input.tagPapers(tx, { paperIds: stored.new, at })
  return incoming.map(({ publicId }) => stored.ids.get(publicId) as number)
}

function toIncoming({ title, authors, abstract, address }: TypedPaper): IncomingPaper {
  const clean = {
    title: cleanText(title, { max: longest.title }),
    abstract: cleanText(abstract, { max: longest.abstract }),
    authors: authors
      .map((name) => cleanText(name, { max: longest.name }))
      .filter((name) => name !== '')
      .slice(0, longest.authors),
  }
  const arxivId = parseArxivId(address)?.id ?? null
  const isPage = arxivId === null && /^https?:\/\/[^\s"<>]{1,500}$/.test(address.trim())
  return {
    ...clean,
    publicId: publicIdOf({ arxivId, dois: [address], ...clean }),
    version: 1,
    categories: [],
    url: isPage ? address.trim() : null,
    listingDay: null,
    firstAnnouncement: false,
  }
}
