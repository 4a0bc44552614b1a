/** One paper of an edition at the desk: its place, its note, and the note as readers see it. */
import type { FC } from 'hono/jsx'
import { writeHashtags } from '../../editorial/note/hashtags.ts'
import type { Edition, EditionNote } from '../../editorial/read-edition.ts'
import { AbstractFold } from '../components/abstract-fold.tsx'
import { LanguageInput } from '../components/language-input.tsx'
import { Tex } from '../components/tex.tsx'
import type { PageContext } from '../page-context.ts'
import { DeskAct } from './desk-act.tsx'
import { DeskPreview } from './desk-preview.tsx'
import { DeskTells } from './desk-tells.tsx'
import { translatePath } from './desk-translate.tsx'

type NoteProps = {
  page: PageContext
  base: string
  kept: string
  /** Its slug. */
  series: string
  edition: Edition
  note: EditionNote
  at: number
  order: number[]
  /** Slugs of tags. */
  known: ReadonlySet<string>
}

export const DeskNote: FC<NoteProps> = (props) => {
  const { page, base, kept, edition, note } = props
  const { words, site } = page
  const { paper } = note
  const id = `note-${note.id}`
  return (
    <li draggable="true" data-paper={String(paper.id)} id={`n${paper.id}`}>
      <h3 dir="auto">
        <Tex text={paper.title} />
      </h3>
      <OrderForm {...props} />
      <AbstractFold page={page} paper={paper} />
      <form method="post" action={site.path(`${base}/note${kept}`)} data-desk-note>
        <input type="hidden" name="paper" value={String(paper.id)} />
        <input type="hidden" name="version" value={String(note.version)} />
        <p class="field">
          <label for={id}>{words.desk.noteOf}</label>
          <textarea
            id={id}
            name="markdown"
            rows={6}
            maxlength={20000}
            lang={note.language}
            dir="auto"
          >
            {note.markdown}
          </textarea>
        </p>
        <DeskPreview page={page} base={base} note={note} known={props.known} />
        <NoteDetails page={page} note={note} id={id} />
        {edition.state === 'published' && <DeskTells page={page} checked={false} />}
        <p class="actions">
          <button type="submit" class="plain">
            {words.desk.save}
          </button>
          <span
            class="quiet small"
            role="status"
            data-said
            data-saving={words.desk.saving}
            data-saved={words.desk.saved}
            data-unsaved={words.desk.unsaved}
          />
        </p>
      </form>
    </li>
  )
}

const OrderForm: FC<NoteProps> = ({ page, base, kept, series, edition, note, at, order }) => {
  const { words, site } = page
  const { id, title } = note.paper
  return (
    <form method="post" action={site.path(`${base}/order${kept}`)} class="desk-acts">
      <input type="hidden" name="paper" value={String(id)} />
      <input type="hidden" name="version" value={String(edition.version)} />
      <input type="hidden" name="note" value={String(note.version)} />
      <input type="hidden" name="order" value={order.join(',')} />
      {at > 0 && <DeskAct page={page} act="up" label={words.desk.up} title={title} />}
      {at < order.length - 1 && (
        <DeskAct page={page} act="down" label={words.desk.down} title={title} />
      )}
      <DeskAct page={page} act="drop" label={words.desk.drop} title={title} />
      <a href={site.path(translatePath(series, note.paper.publicId))} class="small">
        {words.desk.translate.link}
      </a>
    </form>
  )
}

type DetailsProps = { page: PageContext; note: EditionNote; id: string }

const NoteDetails: FC<DetailsProps> = ({ page, note, id }) => (
  <div class="row">
    <p class="field">
      <label for={`${id}-tags`}>{page.words.desk.hashtags}</label>
      <input
        id={`${id}-tags`}
        name="hashtags"
        value={writeHashtags(note.hashtags)}
        autocomplete="off"
        data-desk-tags
      />
    </p>
    <LanguageInput page={page} id={`${id}-language`} language={note.language} />
  </div>
)
