/** What a search found: how much, what else may have been meant, the papers, and how to narrow it down. */
import type { FC } from 'hono/jsx'
import { FeedLink } from '../components/feed-link.tsx'
import { Pager } from '../components/pager.tsx'
import { PaperList } from '../components/paper-list.tsx'
import { searchFeed } from '../feed-paths.ts'
import type { PageContext } from '../page-context.ts'
import { followQueryPath } from '../paths.ts'
import { askedPath, type SearchAsked } from './search-asked.ts'
import { SearchFacets } from './search-facets.tsx'
import type { FoundPapers } from './search-found.ts'

type ResultsProps = { page: PageContext; asked: SearchAsked; found: FoundPapers }

export const SearchResults: FC<ResultsProps> = ({ page, asked, found }) => {
  const { words, site } = page
  const { papers, terms, links, facets, rest } = found
  const next = asked.sort === 'new' ? words.search.older : words.day.next
  return (
    <section class="part" aria-labelledby="found">
      <h2 id="found">{headingOf(found, asked, page)}</h2>
      {found.isAmongNewest && <p class="small">{words.search.amongNewest}</p>}
      {papers.length === 0 && found.isFirst && (
        <p>
          {words.search.nothing}
          {isSentence(asked) && <ByMeaning page={page} asked={asked} />}
        </p>
      )}
      {found.meant !== null && <Meant page={page} asked={asked} meant={found.meant} />}
      <p class="small">
        <a href={site.path(followQueryPath(asked.typed))}>{words.search.subscribe}</a>
        {' · '}
        <FeedLink page={page} feed={searchFeed(asked.typed)} />{' '}
        <span class="quiet" data-keys hidden>
          {words.papers.keys}
        </span>
      </p>
      {facets && <SearchFacets page={page} facets={facets} />}
      <PaperList
        page={page}
        papers={papers.map((paper) => ({ paper, tags: [], marked: terms }))}
        dated
      />
      <Pager
        label={words.day.pages}
        links={[
          links.first === null ? null : { href: site.path(links.first), text: words.papers.newest },
          links.previous === null
            ? null
            : { href: site.path(links.previous), text: words.day.previous, rel: 'prev' as const },
          links.next === null
            ? null
            : { href: site.path(links.next), text: next, rel: 'next' as const },
          rest === null ? null : { href: site.path(rest), text: words.search.rest },
        ]}
      />
    </section>
  )
}

/** So many words seldom stand in one abstract. */
const isSentence = ({ typed }: SearchAsked): boolean => typed.trim().split(/\s+/).length >= 4

const ByMeaning: FC<{ page: PageContext; asked: SearchAsked }> = ({ page, asked }) => (
  <>
    {' '}
    <a href={page.site.path(askedPath({ ...asked, mode: 'meaning' }))}>
      {page.words.search.meaning.instead}
    </a>
  </>
)

function headingOf(found: FoundPapers, { sort }: SearchAsked, page: PageContext): string {
  const { search } = page.words
  if (found.matches === null) return search.moreThan(found.atLeast)
  const isOlder = sort === 'new' && !found.isFirst
  return isOlder ? search.foundOlder(found.matches) : search.found(found.matches)
}

const Meant: FC<{ page: PageContext; asked: SearchAsked; meant: string }> = (props) => {
  const { page, asked, meant } = props
  return (
    <p>
      {page.words.search.meant}{' '}
      <a href={page.site.path(askedPath({ ...asked, typed: meant }))} dir="auto">
        {meant}
      </a>
    </p>
  )
}
