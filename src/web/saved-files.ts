/** A reader's saved papers as files: BibTeX, RIS, and the private feed. */
import { paperLinks } from '../digest/paper-links.ts'
import { readable } from '../digest/readable.ts'
import type { SavedPaper } from '../feedback/saved-papers.ts'
import { citeBibtex } from '../papers/cite/bibtex.ts'
import { citeRis } from '../papers/cite/ris.ts'
import type { FeedFile } from './feed-files.ts'
import type { PageContext } from './page-context.ts'

const cited = (saved: SavedPaper[]) =>
  saved.map(({ paper }) => ({ paper, url: paperLinks(paper.publicId).abstract }))

export type SavedFile = { name: string; type: string; body(saved: SavedPaper[]): string }

export const savedFiles: SavedFile[] = [
  {
    name: 'papers.bib',
    type: 'application/x-bibtex; charset=utf-8',
    body: (saved) => citeBibtex(cited(saved)),
  },
  {
    name: 'papers.ris',
    type: 'application/x-research-info-systems; charset=utf-8',
    body: (saved) => citeRis(cited(saved)),
  },
]

/** `self`: the feed's own address. It names no page of the reader: a feed reader's server sees it. */
export function savedFeed(page: PageContext, self: string, saved: SavedPaper[]): FeedFile {
  const { site, words, locale } = page
  return {
    title: words.saved.feedTitle(site.settings.siteName),
    home: site.absolute('/'),
    self,
    language: locale,
    updated: saved[0]?.savedAt ?? new Date(0),
    entries: saved.map(({ paper, savedAt }) => {
      const url = paperLinks(paper.publicId).abstract
      return {
        id: url,
        url,
        title: readable(paper.title),
        summary: readable(paper.abstract),
        authors: paper.authors.map(readable).filter((name) => name !== ''),
        at: savedAt,
      }
    }),
  }
}
