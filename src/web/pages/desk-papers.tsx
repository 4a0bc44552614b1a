/** The left of the desk: the papers of a day, ranked, to be picked, shortlisted or hidden. */
import type { FC } from 'hono/jsx'
import type { DeskPaper, DeskPapers as Found } from '../../editorial/desk/read-desk.ts'
import { AbstractFold } from '../components/abstract-fold.tsx'
import { Pager } from '../components/pager.tsx'
import { authorsOf } from '../components/paper-list.tsx'
import { Tex } from '../components/tex.tsx'
import type { PageContext } from '../page-context.ts'
import { paperPath } from '../paths.ts'
import { DeskAct } from './desk-act.tsx'
import { paperTagsPath } from './desk-tags.tsx'
import { type DeskView, papersAPage, shows, viewQuery } from './desk-view.ts'

type PapersProps = {
  page: PageContext
  /** Of the edition's page. */
  base: string
  view: DeskView
  found: Found
  picked: ReadonlySet<number>
}

export const DeskPapers: FC<PapersProps> = ({ page, base, view, found, picked }) => {
  const { words, site } = page
  const { papers, total } = found
  const before = (found.page - 1) * papersAPage
  return (
    <section class="desk-papers" aria-labelledby="desk-day">
      <h2 id="desk-day">{words.desk.dayPapers(words.dates.full(view.day))}</h2>
      <form method="get" action={site.path(base)} class="desk-find">
        <label class="unseen" for="desk-day-of">
          {words.desk.date}
        </label>
        <input id="desk-day-of" type="date" name="day" value={view.day} />
        <label class="unseen" for="desk-words">
          {words.desk.find}
        </label>
        <input
          id="desk-words"
          type="search"
          name="q"
          value={view.words}
          placeholder={words.desk.find}
        />
        <label class="unseen" for="desk-show">
          {words.desk.show}
        </label>
        <select id="desk-show" name="show">
          {shows.map((show) => (
            <option value={show} selected={show === view.show || undefined}>
              {words.desk.shows[show]}
            </option>
          ))}
        </select>
        <button type="submit" class="plain">
          {words.desk.show}
        </button>
      </form>
      <p class="quiet small" data-desk-keys hidden>
        {words.desk.keys}
      </p>
      {papers.length === 0 ? (
        <p>{words.desk.nothing}</p>
      ) : (
        <p class="small">
          {words.desk.shownOf({ from: before + 1, to: before + papers.length, of: total })}
        </p>
      )}
      <ol class="desk-list" start={before + 1}>
        {papers.map((paper) => (
          <Row
            page={page}
            base={base}
            view={view}
            paper={paper}
            isPicked={picked.has(paper.paper.id)}
          />
        ))}
      </ol>
      <Pages page={page} base={base} view={view} found={found} />
    </section>
  )
}

const Pages: FC<Omit<PapersProps, 'picked'>> = ({ page: { words, site }, base, view, found }) => {
  const to = (page: number) => site.path(`${base}${viewQuery({ ...view, page })}#desk-day`)
  const { page, pages } = found
  return (
    <Pager
      label={words.desk.dayPapers(words.dates.full(view.day))}
      links={[
        page > 1 ? { href: to(page - 1), text: words.day.previous, rel: 'prev' } : null,
        page < pages ? { href: to(page + 1), text: words.day.next, rel: 'next' } : null,
      ]}
    />
  )
}

type RowProps = {
  page: PageContext
  base: string
  view: DeskView
  paper: DeskPaper
  isPicked: boolean
}

const Row: FC<RowProps> = ({ page, base, view, paper: given, isPicked }) => {
  const { words, site } = page
  const { paper, upvotes, citations, saves, readers, hasCode, mark, tags } = given
  const facts = [
    upvotes > 0 && words.desk.upvotes(upvotes),
    citations !== null && citations > 0 && words.desk.citations(citations),
    saves > 0 && words.desk.saves(saves),
    readers > 0 && words.desk.readers(readers),
    hasCode && words.desk.code,
    ...tags.slice(0, 3).map((tag) => `#${tag}`),
  ].filter((fact) => fact !== false)
  const { title } = paper
  return (
    <li>
      <h3>
        <a href={site.path(paperPath(paper.publicId))} dir="auto" data-desk-title>
          <Tex text={paper.title} />
        </a>
      </h3>
      <p class="quiet small">
        <bdi>{authorsOf(page, paper, 2)}</bdi>
        {facts.length > 0 && ` · ${facts.join(' · ')}`} ·{' '}
        <a
          href={site.path(paperTagsPath(paper.publicId))}
          aria-label={words.desk.of(words.desk.tags.judge, title)}
        >
          {words.desk.tags.judge}
        </a>
      </p>
      <AbstractFold page={page} paper={paper} />
      <form method="post" action={site.path(`${base}/mark${viewQuery(view)}`)} class="desk-acts">
        <input type="hidden" name="paper" value={String(paper.id)} />
        {isPicked ? (
          <span class="quiet small">{words.desk.picked}</span>
        ) : (
          <DeskAct page={page} act="pick" label={words.desk.pick} title={title} isMain />
        )}
        {mark === null ? (
          <>
            <DeskAct page={page} act="shortlisted" label={words.desk.shortlist} title={title} />
            <DeskAct page={page} act="hidden" label={words.desk.hide} title={title} />
          </>
        ) : (
          <DeskAct page={page} act="none" label={words.desk.unmark} title={title} />
        )}
      </form>
    </li>
  )
}
