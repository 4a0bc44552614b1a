/** What editors said of one paper: open where it is in the reader's language, else a line to open. */
import type { FC } from 'hono/jsx'
import type { Mention, PublishedNote } from '../../editorial/read-paper-notes.ts'
import { nameOfLanguage, sameLanguage } from '../../lib/language-tag.ts'
import type { PageContext } from '../page-context.ts'
import { editionPath } from '../paths.ts'
import { Hashtags, NoteBody } from './note-body.tsx'

type NotesProps = {
  page: PageContext
  notes: readonly PublishedNote[]
  /** Slugs of topics. */
  known: ReadonlySet<string>
}

export const PaperNotes: FC<NotesProps> = ({ page, notes, known }) => (
  <>
    {notes.map((note) =>
      sameLanguage(note.language, page.locale) ? (
        <section class="paper-note">
          <NoteSource page={page} note={note} />
          <NoteBody blocks={note.blocks} language={note.language} />
          <Hashtags page={page} hashtags={note.hashtags} known={known} />
        </section>
      ) : (
        <details class="fold paper-note">
          <summary>
            {page.words.editions.noteIn(nameOfLanguage(note.language, page.locale), note.series)}
          </summary>
          <NoteSource page={page} note={note} />
          <NoteBody blocks={note.blocks} language={note.language} />
          <Hashtags page={page} hashtags={note.hashtags} known={known} />
        </details>
      ),
    )}
  </>
)

const NoteSource: FC<{ page: PageContext; note: PublishedNote }> = ({ page, note }) => {
  const { words, site } = page
  const day = words.dates.full(note.date)
  return (
    <p class="quiet small">
      <a href={site.path(editionPath(note.slug, note.date))}>
        <bdi>{words.editions.of(note.series, day)}</bdi>
      </a>
    </p>
  )
}

export const Mentions: FC<{ page: PageContext; mentions: readonly Mention[] }> = (props) => {
  const { page, mentions } = props
  const { words, site } = page
  if (mentions.length === 0) return null
  return (
    <p class="small">
      {words.editions.mentioned}:{' '}
      {mentions.map(({ slug, series, date }, at) => (
        <>
          {at > 0 && ' · '}
          <a href={site.path(editionPath(slug, date))}>
            <bdi>{words.editions.of(series, words.dates.full(date))}</bdi>
          </a>
        </>
      ))}
    </p>
  )
}
