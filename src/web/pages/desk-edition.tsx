/** The right of the desk: the edition of a date, its notes, and how it goes out. */
import type { FC } from 'hono/jsx'
import { writeHashtags } from '../../editorial/note/hashtags.ts'
import { undoMinutes } from '../../editorial/publish-edition.ts'
import type { Edition, EditionNote } from '../../editorial/read-edition.ts'
import type { Series } from '../../editorial/series.ts'
import { languages } from '../../locales/languages.ts'
import { NoteBody } from '../components/note-body.tsx'
import { Notice } from '../components/notice.tsx'
import { Tex } from '../components/tex.tsx'
import type { PageContext } from '../page-context.ts'
import { editionPath } from '../paths.ts'

type EditionProps = {
  page: PageContext
  base: string
  series: Series
  date: string
  /** Null: nothing is picked yet. */
  edition: Edition | null
  /** Pasted, and not found anywhere: to be typed by hand. */
  typed: string | null
}

export const DeskEdition: FC<EditionProps> = (props) => {
  const { page, base, series, date, edition, typed } = props
  const { words, site } = page
  const order = edition?.notes.map(({ paper }) => paper.id) ?? []
  return (
    <section class="desk-edition" aria-labelledby="desk-edition">
      <h2 id="desk-edition">{words.desk.edition(words.dates.full(date))}</h2>
      <State page={page} base={base} series={series} date={date} edition={edition} />
      <form method="post" action={site.path(`${base}/paste`)} class="inline-form">
        <p class="field">
          <label for="paste">{words.desk.paste}</label>
          <input id="paste" name="text" required maxlength={2000} autocomplete="off" />
        </p>
        <button type="submit">{words.desk.take}</button>
      </form>
      <ByHand page={page} base={base} typed={typed} />
      {edition === null || edition.notes.length === 0 ? (
        <p class="quiet">{words.desk.empty}</p>
      ) : (
        <ol class="desk-notes" data-desk-notes data-base={site.path(base)}>
          {edition.notes.map((note, at) => (
            <NoteForm page={page} base={base} edition={edition} note={note} at={at} order={order} />
          ))}
        </ol>
      )}
    </section>
  )
}

const State: FC<Omit<EditionProps, 'typed'>> = ({ page, base, series, date, edition }) => {
  const { words, site } = page
  if (edition === null) return null
  const { state, releasedAt, imported, version } = edition
  const zone = series.timezone
  const told = standing(page, edition, zone)
  return (
    <>
      <p>
        <b>{words.desk.states[state]}</b>
        {' · '}
        <a href={site.path(`${base}/mail`)}>{words.desk.mail}</a>
        {state === 'published' && (
          <>
            {' · '}
            <a href={site.path(editionPath(series.slug, date))}>{words.desk.goPublic}</a>
          </>
        )}
      </p>
      {told !== null && (
        <Notice>
          <p>{told}</p>
        </Notice>
      )}
      {state === 'draft' ? (
        <form method="post" action={site.path(`${base}/publish`)} class="desk-publish">
          <input type="hidden" name="version" value={String(version)} />
          <button type="submit" name="when" value="now">
            {words.desk.publish}
          </button>
          <label for="publish-at">{words.desk.publishAt(zone)}</label>
          <input id="publish-at" type="datetime-local" name="at" />
          <button type="submit" class="plain" name="when" value="later">
            {words.desk.schedule}
          </button>
        </form>
      ) : (
        releasedAt === null &&
        !imported && (
          <form method="post" action={site.path(`${base}/withdraw`)}>
            <input type="hidden" name="version" value={String(version)} />
            <button type="submit" class="plain">
              {words.desk.undo}
            </button>
          </form>
        )
      )}
    </>
  )
}

/** Null: a draft needs no words. */
function standing({ words }: PageContext, edition: Edition, zone: string): string | null {
  const { state, imported, releasedAt, publishAt } = edition
  if (state === 'draft') return null
  if (imported) return words.desk.imported
  if (state === 'scheduled' && publishAt) {
    return words.desk.scheduledFor(words.dates.slot(publishAt, zone))
  }
  return releasedAt ? words.desk.released : words.desk.undoUntil(undoMinutes)
}

type ByHandProps = { page: PageContext; base: string; typed: string | null }

const ByHand: FC<ByHandProps> = ({ page: { words, site }, base, typed }) => (
  <details class="fold" open={typed !== null || undefined}>
    <summary>{words.desk.byHand}</summary>
    {typed !== null && (
      <Notice>
        <p>{words.desk.notFound}</p>
      </Notice>
    )}
    <form method="post" action={site.path(`${base}/type`)}>
      <p class="field">
        <label for="hand-title">{words.desk.paperTitle}</label>
        <input
          id="hand-title"
          name="title"
          required
          maxlength={1000}
          value={typed !== null && !/^https?:/.test(typed) ? typed : ''}
        />
      </p>
      <p class="field">
        <label for="hand-authors">{words.desk.authors}</label>
        <input id="hand-authors" name="authors" />
      </p>
      <p class="field">
        <label for="hand-address">{words.desk.address}</label>
        <input
          id="hand-address"
          name="address"
          value={typed !== null && /^https?:/.test(typed) ? typed : ''}
        />
      </p>
      <p class="field">
        <label for="hand-abstract">{words.desk.abstract}</label>
        <textarea id="hand-abstract" name="abstract" rows={5} />
      </p>
      <button type="submit">{words.desk.take}</button>
    </form>
  </details>
)

type NoteProps = {
  page: PageContext
  base: string
  edition: Edition
  note: EditionNote
  at: number
  order: number[]
}

const NoteForm: FC<NoteProps> = ({ page, base, edition, note, at, order }) => {
  const { words, site } = page
  const { paper } = note
  const { of } = words.desk
  const id = `note-${note.id}`
  return (
    <li draggable="true" data-paper={String(paper.id)} id={`n${paper.id}`}>
      <h3 dir="auto">
        <Tex text={paper.title} />
      </h3>
      <form method="post" action={site.path(`${base}/order`)} class="desk-acts">
        <input type="hidden" name="paper" value={String(paper.id)} />
        <input type="hidden" name="version" value={String(edition.version)} />
        <input type="hidden" name="order" value={order.join(',')} />
        {at > 0 && (
          <button
            type="submit"
            name="act"
            value="up"
            class="plain slim"
            aria-label={of(words.desk.up, paper.title)}
          >
            {words.desk.up}
          </button>
        )}
        {at < order.length - 1 && (
          <button
            type="submit"
            name="act"
            value="down"
            class="plain slim"
            aria-label={of(words.desk.down, paper.title)}
          >
            {words.desk.down}
          </button>
        )}
        <button
          type="submit"
          name="act"
          value="drop"
          class="plain slim"
          aria-label={of(words.desk.drop, paper.title)}
        >
          {words.desk.drop}
        </button>
      </form>
      <form method="post" action={site.path(`${base}/note`)} data-desk-note>
        <input type="hidden" name="paper" value={String(paper.id)} />
        <input type="hidden" name="version" value={String(note.version)} />
        <p class="field">
          <label for={id}>{words.desk.noteOf}</label>
          <textarea id={id} name="markdown" rows={6} maxlength={20000} dir="auto">
            {note.markdown}
          </textarea>
        </p>
        <div class="row">
          <p class="field">
            <label for={`${id}-tags`}>{words.desk.hashtags}</label>
            <input
              id={`${id}-tags`}
              name="hashtags"
              value={writeHashtags(note.hashtags)}
              autocomplete="off"
              data-desk-tags
            />
          </p>
          <p class="field">
            <label for={`${id}-language`}>{words.desk.language}</label>
            <select id={`${id}-language`} name="language">
              {languages.map(({ code, name }) => (
                <option value={code} selected={code === note.language || undefined}>
                  {name}
                </option>
              ))}
            </select>
          </p>
        </div>
        {edition.state === 'published' && (
          <label class="choice">
            <input type="checkbox" name="tells" value="1" />
            {words.desk.tells}
          </label>
        )}
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
      <details class="fold" open={note.blocks.length > 0 || undefined}>
        <summary>{words.desk.preview}</summary>
        <div data-preview>
          <NoteBody blocks={note.blocks} language={note.language} />
        </div>
      </details>
    </li>
  )
}
