/** A reader's saved papers as files: BibTeX, RIS, and the private feed. */
import { citedAddress, paperLinks } from '../digest/paper-links.ts'
import { readable } from '../digest/readable.ts'
import type { SavedPaper } from '../feedback/saved-papers.ts'
import { citeBibtex } from '../papers/cite/bibtex.ts'
import { citeRis } from '../papers/cite/ris.ts'
import type { FeedFile } from './feed-files.ts'
import { paragraphs } from './feed-html.tsx'
import type { PageContext } from './page-context.ts'
import { savedNoteWords } from './saved-notes.ts'

const cited = (saved: SavedPaper[]) =>
  saved.map(({ paper }) => ({ paper, address: citedAddress(paper) }))

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

type Saved = { subscriberId: number; timezone: string; self: string; saved: SavedPaper[] }

/** `self`: the feed's own address. It names no page of the reader: a feed reader's server sees it. */
export function savedFeed(
  page: PageContext,
  { subscriberId, timezone, self, saved }: Saved,
): FeedFile {
  const { site, words, tag } = page
  return {
    title: words.saved.feedTitle(site.settings.siteName),
    publisher: site.settings.siteName,
    home: site.absolute('/'),
    // Another key signs another address, and it is the same feed.
    id: site.absolute(`/feeds/saved#${subscriberId}`),
    self,
    language: tag,
    entries: entriesOf(page, timezone, saved),
  }
}

/** A new version is an entry of its own, as feed readers show an entry once. */
function entriesOf(page: PageContext, timezone: string, saved: SavedPaper[]): FeedFile['entries'] {
  return saved
    .flatMap(({ paper, savedAt, notes }) => {
      const url = paperLinks(paper).abstract
      const told = notes.map((note) => savedNoteWords(page, note, timezone))
      const abstract = readable(paper.abstract)
      const entry = {
        id: url,
        url,
        title: readable(paper.title),
        summary: [...told, abstract].join(' · '),
        html: paragraphs([told.join(' · '), abstract]),
        authors: paper.authors.map(readable).filter((name) => name !== ''),
        at: savedAt,
      }
      const version = notes.find((note) => note.kind === 'version')
      if (!version) return [entry]
      const title = `v${version.version}: ${entry.title}`
      return [{ ...entry, id: `${url}#v${version.version}`, title, at: version.at }, entry]
    })
    .sort((a, b) => b.at.getTime() - a.at.getTime())
}
