/** A note as readers see it, below the note while it is written: on its page and in the mail. desk.js shows
 * either and keeps both in step with what is saved; without it the mail is a page of its own. */
import type { FC } from 'hono/jsx'
import type { EditionNote } from '../../editorial/read-edition.ts'
import { Hashtags, NoteBody } from '../components/note-body.tsx'
import type { PageContext } from '../page-context.ts'

type Shown = Pick<EditionNote, 'blocks' | 'language' | 'hashtags'>

type PagePreviewProps = { page: PageContext; note: Shown; known: ReadonlySet<string> }

export const PagePreview: FC<PagePreviewProps> = ({ page, note, known }) => (
  <>
    <NoteBody blocks={note.blocks} language={note.language} />
    <Hashtags page={page} hashtags={note.hashtags} known={known} />
  </>
)

type PreviewProps = {
  page: PageContext
  /** Of the edition's page. */
  base: string
  note: EditionNote
  known: ReadonlySet<string>
}

export const DeskPreview: FC<PreviewProps> = ({ page, base, note, known }) => {
  const { words, site } = page
  const { id, title } = note.paper
  return (
    <details class="fold desk-preview" open={note.blocks.length > 0 || undefined}>
      <summary>{words.desk.preview}</summary>
      {/* biome-ignore lint/a11y/useSemanticElements: two buttons, no fields of a form */}
      <div class="desk-views" role="group" aria-label={words.desk.of(words.desk.preview, title)}>
        <button type="button" class="plain slim" data-view="page" aria-pressed="true" hidden>
          {words.desk.views.page}
        </button>
        <button type="button" class="plain slim" data-view="mail" aria-pressed="false" hidden>
          {words.desk.views.mail}
        </button>
        <a
          href={site.path(`${base}/mail?paper=${id}`)}
          aria-label={words.desk.of(words.desk.mail, title)}
        >
          {words.desk.mail}
        </a>
      </div>
      <div data-preview>
        <PagePreview page={page} note={note} known={known} />
      </div>
    </details>
  )
}
