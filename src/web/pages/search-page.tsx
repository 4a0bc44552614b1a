/** Search: the field, what was found or what was not understood, and how to ask. */
import type { FC } from 'hono/jsx'
import type { Paper } from '../../papers/paper.ts'
import type { SearchPlace } from '../../papers/search-papers.ts'
import type { QueryError } from '../../query/query-error.ts'
import { Notice } from '../components/notice.tsx'
import { Pager } from '../components/pager.tsx'
import { PaperList } from '../components/paper-list.tsx'
import { Layout } from '../layout.tsx'
import type { PageContext } from '../page-context.ts'
import { followQueryPath, searchPath, writePlace } from '../paths.ts'

export type Searched =
  | { kind: 'nothing' }
  | { kind: 'wrong'; error: QueryError }
  /** It was given up: it took too long. */
  | { kind: 'long' }
  | {
      kind: 'found'
      papers: Paper[]
      next: SearchPlace | null
      matches: number | null
      isFirst: boolean
    }

type SearchProps = { page: PageContext; typed: string; searched: Searched }

/** Longer ones are shown cut: they are refused, and the page stays a page. */
const longestShown = 600

export const SearchPage: FC<SearchProps> = ({ page, typed, searched }) => {
  const { words, site } = page
  const title = typed === '' ? words.search.title : words.search.titleOf(typed.slice(0, 80))
  const value = typed.slice(0, longestShown)
  const isWrong = searched.kind === 'wrong'
  return (
    <Layout page={page} title={title} description={words.search.description} browse>
      <h1>{words.search.title}</h1>
      <search>
        <form class="inline-form" action={site.path('/search')} method="get">
          <div class="field">
            <label for="q">{words.search.field}</label>
            <input
              type="search"
              id="q"
              name="q"
              value={value}
              placeholder={words.search.hint}
              autocomplete="off"
              spellcheck={false}
              aria-invalid={isWrong ? 'true' : undefined}
              aria-describedby={isWrong ? 'q-wrong' : undefined}
            />
          </div>
          <button type="submit">{words.search.button}</button>
        </form>
      </search>
      {searched.kind === 'wrong' && <Wrong page={page} typed={value} error={searched.error} />}
      {searched.kind === 'long' && <Notice tone="bad">{words.search.tooLong}</Notice>}
      {searched.kind === 'found' && <Found page={page} typed={value} found={searched} />}
      <Help page={page} isOpen={searched.kind !== 'found'} />
    </Layout>
  )
}

/** The query with the place marked where it was not understood. */
const Wrong: FC<{ page: PageContext; typed: string; error: QueryError }> = (props) => {
  const { page, typed, error } = props
  const { words } = page
  const { position, message, suggestion } = error
  const isEnd = position >= typed.length
  return (
    <Notice tone="bad">
      <p id="q-wrong">
        <strong>{isEnd ? words.search.wrongEnd : words.search.wrong(position + 1)}</strong>{' '}
        {message} {suggestion}
      </p>
      <p class="query" dir="auto">
        {typed.slice(0, position)}
        <mark>{isEnd ? '\u00a0' : typed.slice(position, position + 1)}</mark>
        {typed.slice(position + 1)}
      </p>
    </Notice>
  )
}

type FoundProps = {
  page: PageContext
  typed: string
  found: Extract<Searched, { kind: 'found' }>
}

const Found: FC<FoundProps> = ({ page, typed, found }) => {
  const { words, site } = page
  const { papers, next, matches, isFirst } = found
  const own = site.path(searchPath(typed))
  const count = isFirst ? words.search.found : words.search.foundOlder
  return (
    <section class="part" aria-labelledby="found">
      <h2 id="found">{matches === null ? words.search.many : count(matches)}</h2>
      {papers.length === 0 ? <p>{words.search.nothing}</p> : null}
      <p class="small">
        <a href={site.path(followQueryPath(typed))}>{words.search.subscribe}</a>{' '}
        <span class="quiet" data-keys hidden>
          {words.papers.keys}
        </span>
      </p>
      <PaperList page={page} papers={papers.map((paper) => ({ paper, tags: [] }))} dated />
      <Pager
        label={words.day.pages}
        links={[
          isFirst ? null : { href: own, text: words.papers.newest },
          next && {
            href: `${own}&before=${writePlace(next)}`,
            text: words.search.older,
            rel: 'next' as const,
          },
        ]}
      />
    </section>
  )
}

const Help: FC<{ page: PageContext; isOpen: boolean }> = ({ page, isOpen }) => {
  const { words, site } = page
  return (
    <details class="fold part" open={isOpen || undefined}>
      <summary>{words.search.help}</summary>
      <table class="figures">
        <thead>
          <tr>
            <th scope="col">{words.search.write}</th>
            <th scope="col">{words.search.finds}</th>
          </tr>
        </thead>
        <tbody>
          {words.search.helpRows.map(([query, meaning]) => (
            <tr>
              <th scope="row">
                <a href={site.path(searchPath(query))}>
                  <code>{query}</code>
                </a>
              </th>
              <td>{meaning}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
