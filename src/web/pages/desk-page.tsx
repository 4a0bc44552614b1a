/** The desk for one date of a series: the day's papers on one side, the edition on the other. */
import type { FC } from 'hono/jsx'
import type { DeskPapers as Found } from '../../editorial/desk/read-desk.ts'
import type { Editor } from '../../editorial/editor.ts'
import type { Edition } from '../../editorial/read-edition.ts'
import type { Series } from '../../editorial/series.ts'
import { LanguageList } from '../components/language-input.tsx'
import { Layout } from '../layout.tsx'
import type { PageContext } from '../page-context.ts'
import { DeskEdition } from './desk-edition.tsx'
import { DeskBar } from './desk-home.tsx'
import { DeskPapers } from './desk-papers.tsx'
import { deskPath } from './desk-sign-in.tsx'
import { type DeskView, viewQuery } from './desk-view.ts'

type DeskProps = {
  page: PageContext
  editor: Editor
  base: string
  series: Series
  date: string
  edition: Edition | null
  found: Found
  view: DeskView
  typed: string | null
  /** Slugs, for completing hashtags. */
  tags: string[]
}

export const DeskPage: FC<DeskProps> = (props) => {
  const { page, editor, base, series, date, edition, tags } = props
  const { words, site } = page
  const picked = new Set(edition?.notes.map(({ paper }) => paper.id) ?? [])
  return (
    <Layout page={page} title={words.editions.of(series.name, date)} wide desk>
      <DeskBar page={page} editor={editor} />
      <h1>
        <bdi>{series.name}</bdi>
      </h1>
      <form method="get" action={site.path(`${deskPath}/${series.slug}`)} class="desk-find">
        <label for="desk-date">{words.desk.date}</label>
        <input id="desk-date" type="date" name="date" value={date} />
        <button type="submit" class="plain">
          {words.desk.go}
        </button>
      </form>
      <div class="desk" data-desk>
        <DeskEdition
          page={page}
          base={base}
          kept={viewQuery(props.view)}
          series={series}
          date={date}
          edition={edition}
          known={new Set(tags)}
          typed={props.typed}
        />
        <DeskPapers page={page} base={base} view={props.view} found={props.found} picked={picked} />
      </div>
      <LanguageList page={page} />
      <datalist id="desk-tags">
        {tags.map((tag) => (
          <option value={tag} />
        ))}
      </datalist>
      <form method="post" action={site.path(`${deskPath}/${series.slug}/away`)} class="desk-find">
        <label for="away">{words.desk.awayUntil}</label>
        <input id="away" type="date" name="until" value={series.awayUntil ?? ''} />
        <input type="hidden" name="date" value={date} />
        <button type="submit" class="plain">
          {words.desk.setAway}
        </button>
      </form>
    </Layout>
  )
}
