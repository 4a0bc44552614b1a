/** A paper in a feed: its abstract, what editors said of it, and where it is read. */
import { paperLinks } from '../digest/paper-links.ts'
import { readable } from '../digest/readable.ts'
import type { PublishedNote } from '../editorial/read-paper-notes.ts'
import { sourceLanguage } from '../editorial/translations/by-hand/write-translation.ts'
import type { Paper } from '../papers/paper.ts'
import type { FeedEntry } from './feed-files.ts'
import { abstractWithNotes, noteLines } from './feed-html.tsx'
import type { PageContext } from './page-context.ts'
import { paperPath } from './paths.ts'

type Told = { paper: Paper; tags: string[]; notes: readonly PublishedNote[] }
type Telling = { page: PageContext; known: ReadonlySet<string> }

/** A note that came later makes the entry another one, for whoever has it already. */
export function paperEntry(telling: Telling, { paper, tags, notes }: Told): FeedEntry {
  const url = telling.page.site.absolute(paperPath(paper.publicId))
  const abstract = readable(paper.abstract)
  const at = paper.availableAt ?? new Date(0)
  const told = notes.map(({ releasedAt }) => releasedAt?.getTime() ?? 0)
  const said = { abstract, notes }
  return {
    ...{ id: url, url, tags, at },
    elsewhere: paperLinks(paper).abstract,
    title: readable(paper.title),
    summary: [abstract, ...notes.map(noteLines)].join('\n\n'),
    ...(notes.length > 0 && {
      html: abstractWithNotes(telling, said),
      changedAt: new Date(Math.max(...told)),
    }),
    authors: paper.authors.map(readable).filter((name) => name !== ''),
    language: sourceLanguage,
  }
}
