/** Papers as a list: title, authors, where to read them, and what they are about. A page of a hundred
 * stays under 60 KB, so an item is short. */
import type { FC } from 'hono/jsx'
import { paperLinks, placeName } from '../../digest/paper-links.ts'
import type { PublishedNote } from '../../editorial/read-paper-notes.ts'
import type { Paper } from '../../papers/paper.ts'
import type { Term } from '../../query/ast.ts'
import type { TagChoice } from '../../tagging/read-tags.ts'
import type { PageContext } from '../page-context.ts'
import { paperPath, tagPath } from '../paths.ts'
import { AbstractSnippet, MarkedTitle } from './marked-text.tsx'
import { PaperNotes } from './paper-notes.tsx'
import { Tex } from './tex.tsx'

export type ListedPaper = {
  paper: Paper
  tags: readonly TagChoice[]
  /** What editors said of it. */
  notes?: readonly PublishedNote[] | undefined
  /** Why it is in the list. */
  why?: string
  /** How many like it and keep it. */
  noticed?: string | undefined
  /** What was asked for, to be marked; the abstract is then shown where it stands. */
  marked?: { title: readonly Term[]; abstract: readonly Term[] }
}

/** In a list a hashtag leads to a search. */
const noTopics: ReadonlySet<string> = new Set()

type ListProps = {
  page: PageContext
  papers: readonly ListedPaper[]
  /** Whether the day of each is told. */
  dated?: boolean
  /** The heading level of titles. */
  level?: 2 | 3
}

export const PaperList: FC<ListProps> = ({ page, papers, dated, level = 3 }) => (
  <ol class="papers">
    {papers.map((listed) => (
      <PaperItem page={page} listed={listed} dated={dated} level={level} />
    ))}
  </ol>
)

type ItemProps = {
  page: PageContext
  listed: ListedPaper
  dated: boolean | undefined
  level: 2 | 3
}

const PaperItem: FC<ItemProps> = ({
  page,
  listed: { paper, tags, notes, marked, why, noticed },
  dated,
  level,
}) => {
  const { words, site } = page
  const links = paperLinks(paper)
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <li>
      <Heading>
        <a href={site.path(paperPath(paper.publicId))} dir="auto">
          {marked ? (
            <MarkedTitle text={paper.title} terms={marked.title} />
          ) : (
            <Tex text={paper.title} />
          )}
        </a>
      </Heading>
      <p>
        <bdi>{authorsOf(page, paper, 3)}</bdi>
        {dated && paper.listingDay && <span>{words.dates.full(paper.listingDay)}</span>}
        {noticed && <span>{noticed}</span>}
        {paper.withdrawn && <b>{words.papers.withdrawn}</b>}
        {paper.sample && <span>{words.papers.sample}</span>}
        <span class="where">
          <a href={links.abstract}>{placeName(links.abstract)}</a>
          {links.pdf && <a href={links.pdf}>{words.papers.pdf}</a>}
        </span>
      </p>
      {marked && (
        <p class="snippet" dir="auto">
          <AbstractSnippet text={paper.abstract} terms={marked.abstract} />
        </p>
      )}
      {why && <p class="small">{why}</p>}
      {notes && <PaperNotes page={page} notes={notes} known={noTopics} />}
      {tags.length > 0 && (
        <p>
          {tags.map((tag) => (
            <a href={site.path(tagPath(tag.slug))}>{tag.name}</a>
          ))}
        </p>
      )}
    </li>
  )
}

/** The first few by name, the rest as a number; one more than fit is named, not counted. */
export function authorsOf(page: PageContext, { authors }: Paper, most: number): string {
  const named = authors.length <= most + 1 ? authors : authors.slice(0, most)
  return page.words.papers.authors(named, authors.length - named.length)
}
