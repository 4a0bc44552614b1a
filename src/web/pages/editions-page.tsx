/** The public pages of editions: all of them, those of a series, and one with its notes. */
import type { FC } from 'hono/jsx'
import { paperLinks, placeName } from '../../digest/paper-links.ts'
import { readNote } from '../../editorial/note/read-note.ts'
import type { Edition, EditionNote, ListedEdition } from '../../editorial/read-edition.ts'
import { editionTag, type Series } from '../../editorial/series.ts'
import { textDirection } from '../../lib/language-tag.ts'
import { AbstractFold } from '../components/abstract-fold.tsx'
import { Hashtags, NoteBody } from '../components/note-body.tsx'
import { Notice } from '../components/notice.tsx'
import { Pager } from '../components/pager.tsx'
import { authorsOf } from '../components/paper-list.tsx'
import { Tex } from '../components/tex.tsx'
import { Layout } from '../layout.tsx'
import type { PageContext } from '../page-context.ts'
import { editionPath, followTagPath, paperPath, seriesPath } from '../paths.ts'

type ListProps = {
  page: PageContext
  /** Until when its editor is away. */
  away: string | null
  series: Series | null
  editions: ListedEdition[]
  /** All there are, for the page of all. */
  all: Series[]
  /** Where this page ends, when there are more. */
  older: string | null
}

export const EditionsPage: FC<ListProps> = ({ page, series, away, editions, all, older }) => {
  const { words, site } = page
  const title = series?.name ?? words.editions.title
  const at = series ? seriesPath(series.slug) : '/editions'
  return (
    <Layout
      page={page}
      title={title}
      description={words.editions.lead}
      at={at}
      {...(series && { feed: seriesPath(series.slug) })}
    >
      <h1>
        <bdi>{title}</bdi>
      </h1>
      <p class="lead">{words.editions.lead}</p>
      {series ? (
        <SeriesHead page={page} series={series} away={away} />
      ) : (
        <ul class="plain-list">
          {all.map(({ slug, name }) => (
            <li>
              <a href={site.path(seriesPath(slug))}>
                <bdi>{name}</bdi>
              </a>
            </li>
          ))}
        </ul>
      )}
      {editions.length === 0 && <p>{words.editions.none}</p>}
      <ul class="days">
        {editions.map(({ slug, name, date, papers }) => (
          <li>
            <a href={site.path(editionPath(slug, date))}>
              {series ? words.dates.full(date) : words.editions.of(name, words.dates.full(date))}
            </a>{' '}
            <span class="quiet">{words.editions.papers(papers)}</span>
          </li>
        ))}
      </ul>
      {older !== null && (
        <p>
          <a href={site.path(`${at}?before=${older}`)}>{words.editions.older}</a>
        </p>
      )}
    </Layout>
  )
}

type HeadProps = { page: PageContext; series: Series; away: string | null }

const SeriesHead: FC<HeadProps> = ({ page, series, away }) => {
  const { words, site } = page
  return (
    <>
      {away !== null && (
        <Notice>
          <p>{words.editions.away(words.dates.full(away))}</p>
        </Notice>
      )}
      <p class="actions">
        <a class="button" href={site.path(followTagPath(editionTag(series.slug)))}>
          {words.editions.follow(series.name)}
        </a>
        <a href={site.path(`${seriesPath(series.slug)}/atom.xml`)}>{words.editions.feed}</a>
      </p>
    </>
  )
}

type EditionProps = {
  page: PageContext
  series: Series
  away: string | null
  edition: Edition
  known: ReadonlySet<string>
  turns: { earlier: string | null; later: string | null }
}

export const EditionPage: FC<EditionProps> = (props) => {
  const { page, series, edition, known, turns } = props
  const { words, site } = page
  const day = words.dates.full(edition.date)
  const title = words.editions.of(series.name, day)
  const turn = (date: string, text: string) => ({
    href: site.path(editionPath(series.slug, date)),
    text,
  })
  return (
    <Layout
      page={page}
      title={title}
      description={words.editions.papers(edition.notes.length)}
      at={editionPath(series.slug, edition.date)}
      feed={seriesPath(series.slug)}
    >
      <p class="kicker">
        <a href={site.path(seriesPath(series.slug))}>
          <bdi>{series.name}</bdi>
        </a>
      </p>
      <h1>{day}</h1>
      <SeriesHead page={page} series={series} away={props.away} />
      {edition.notes.map((note) => (
        <EditionPaper page={page} note={note} known={known} />
      ))}
      <Pager
        label={words.editions.title}
        links={[
          turns.earlier
            ? turn(turns.earlier, words.editions.earlier(words.dates.short(turns.earlier)))
            : null,
          turns.later
            ? turn(turns.later, words.editions.later(words.dates.short(turns.later)))
            : null,
        ]}
      />
    </Layout>
  )
}

type PaperProps = { page: PageContext; note: EditionNote; known: ReadonlySet<string> }

const EditionPaper: FC<PaperProps> = ({ page, note, known }) => {
  const { words, site } = page
  const { paper } = note
  const links = paperLinks(paper)
  return (
    <article class="edition-paper" id={`p${note.id}`}>
      <h2>
        <a href={site.path(paperPath(paper.publicId))} dir="auto">
          <Tex text={paper.title} />
        </a>
      </h2>
      <p class="quiet small">
        <bdi>{authorsOf(page, paper, 8)}</bdi>{' '}
        <span class="where">
          <a href={links.abstract}>{placeName(links.abstract)}</a>
          {links.pdf && <a href={links.pdf}>{words.papers.pdf}</a>}
        </span>
      </p>
      {note.blocks.length > 0 && (
        <div class="paper-note" dir={textDirection(note.language)}>
          <NoteBody blocks={note.blocks} language={note.language} />
        </div>
      )}
      <Hashtags page={page} hashtags={note.hashtags} known={known} />
      <AbstractFold page={page} paper={paper} />
      {note.corrections.map(({ at, before }) => (
        <details class="fold small">
          <summary>{words.editions.corrected(words.dates.moment(at))}</summary>
          <NoteBody blocks={readNote(before)} language={note.language} />
        </details>
      ))}
    </article>
  )
}
