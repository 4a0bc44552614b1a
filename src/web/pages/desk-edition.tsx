/** The right of the desk: the edition of a date, its notes, and how it goes out. */
import type { FC } from 'hono/jsx'
import { undoMinutes } from '../../editorial/publish-edition.ts'
import type { Edition } from '../../editorial/read-edition.ts'
import type { Series } from '../../editorial/series.ts'
import { Notice } from '../components/notice.tsx'
import type { PageContext } from '../page-context.ts'
import { editionPath } from '../paths.ts'
import { DeskByHand } from './desk-by-hand.tsx'
import { DeskNote } from './desk-note.tsx'

type EditionProps = {
  page: PageContext
  base: string
  /** The query that keeps the place in the day's papers. */
  kept: string
  series: Series
  date: string
  /** Null: nothing is picked yet. */
  edition: Edition | null
  /** Slugs of tags. */
  known: ReadonlySet<string>
  /** Pasted, and not found anywhere: to be typed by hand. */
  typed: string | null
}

export const DeskEdition: FC<EditionProps> = (props) => {
  const { page, base, kept, series, date, edition, typed } = props
  const { words, site } = page
  const order = edition?.notes.map(({ paper }) => paper.id) ?? []
  return (
    <section class="desk-edition" aria-labelledby="desk-edition">
      <h2 id="desk-edition">{words.desk.edition(words.dates.full(date))}</h2>
      <State page={page} base={base} kept={kept} series={series} date={date} edition={edition} />
      <form method="post" action={site.path(`${base}/paste${kept}`)} class="inline-form">
        <p class="field">
          <label for="paste">{words.desk.paste}</label>
          <input id="paste" name="text" required maxlength={2000} autocomplete="off" />
        </p>
        <button type="submit">{words.desk.take}</button>
      </form>
      <DeskByHand page={page} action={`${base}/type${kept}`} typed={typed} />
      {edition === null || edition.notes.length === 0 ? (
        <p class="quiet">{words.desk.empty}</p>
      ) : (
        <ol class="desk-notes" data-desk-notes data-base={site.path(base)}>
          {edition.notes.map((note, at) => (
            <DeskNote
              {...{ page, base, kept, edition, note, at, order, known: props.known }}
              series={series.slug}
            />
          ))}
        </ol>
      )}
    </section>
  )
}

const State: FC<Omit<EditionProps, 'typed' | 'known'>> = ({
  page,
  base,
  kept,
  series,
  date,
  edition,
}) => {
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
        <form method="post" action={site.path(`${base}/publish${kept}`)} class="desk-publish">
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
        !(imported && state === 'published') && (
          <form method="post" action={site.path(`${base}/withdraw${kept}`)}>
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
