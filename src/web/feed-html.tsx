/** What an entry of a feed says, as HTML: plain elements and whole addresses, since feed readers take away
 * the rest and stand on a page of their own. */
import type { FC } from 'hono/jsx'
import { authorLine } from '../digest/author-line.ts'
import { readableTitle } from '../digest/card.ts'
import { paperLinks } from '../digest/paper-links.ts'
import { noteText } from '../editorial/note/note-words.ts'
import type { EditionNote } from '../editorial/read-edition.ts'
import type { PublishedNote } from '../editorial/read-paper-notes.ts'
import { mailTexts } from '../locales/texts.ts'
import type { Paper } from '../papers/paper.ts'
import { Hashtags, NoteBody } from './components/note-body.tsx'
import type { PageContext } from './page-context.ts'
import { editionPath } from './paths.ts'

/** Blank ones are left out. */
export const paragraphs = (texts: readonly string[]): string =>
  texts
    .filter((text) => text !== '')
    .map((text) => String(<p>{text}</p>))
    .join('')

type Telling = { page: PageContext; known: ReadonlySet<string> }

/** The abstract, and what editors said of it. */
export const abstractWithNotes = (
  telling: Telling,
  { abstract, notes }: { abstract: string; notes: readonly PublishedNote[] },
): string =>
  [
    paragraphs([abstract]),
    ...notes.map((note) => String(<OfEdition {...telling} note={note} />)),
  ].join('')

const OfEdition: FC<Telling & { note: PublishedNote }> = ({ page, known, note }) => (
  <>
    <h3>
      <a href={page.site.absolute(editionPath(note.slug, note.date))}>
        {page.words.editions.of(note.series, page.words.dates.full(note.date))}
      </a>
    </h3>
    <Said page={page} known={known} note={note} />
  </>
)

/** An edition whole, each title leading to the paper at its source. */
export const editionHtml = (telling: Telling, notes: readonly EditionNote[]): string =>
  notes.map((note) => String(<OfPaper {...telling} note={note} />)).join('')

const OfPaper: FC<Telling & { note: EditionNote }> = ({ page, known, note }) => (
  <>
    <h2>
      <a href={paperLinks(note.paper).abstract}>{readableTitle(note.paper.title)}</a>
    </h2>
    <Authors page={page} paper={note.paper} />
    <Said page={page} known={known} note={note} />
  </>
)

const Authors: FC<{ page: PageContext; paper: Paper }> = ({ page, paper: { authors } }) =>
  authors.length === 0 ? null : <p>{authorLine(authors, mailTexts(page.locale))}</p>

type Note = Pick<PublishedNote, 'blocks' | 'language' | 'hashtags'>

const Said: FC<Telling & { note: Note }> = ({ page, known, note }) => (
  <>
    <NoteBody blocks={note.blocks} language={note.language} plain />
    <Hashtags page={page} hashtags={note.hashtags} known={known} whole />
  </>
)

/** The same for who reads text alone. */
export const noteLines = ({ blocks, hashtags }: Note): string =>
  [noteText(blocks), hashtags.map((tag) => `#${tag}`).join(' ')]
    .filter((text) => text !== '')
    .join('\n\n')
