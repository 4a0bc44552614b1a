/** Conditions that narrow a search down, each with how many papers it leaves: links to a longer query. */
import type { FC } from 'hono/jsx'
import type { PageContext } from '../page-context.ts'
import type { Facet, FoundPapers } from './search-found.ts'

type FacetsProps = { page: PageContext; facets: NonNullable<FoundPapers['facets']> }

export const SearchFacets: FC<FacetsProps> = ({ page, facets: { topics, years } }) => {
  const { words } = page
  if (topics.length === 0 && years.length === 0) return null
  return (
    <nav class="facets small" aria-label={words.search.narrow}>
      <FacetList page={page} name={words.search.byTopic} facets={topics} />
      <FacetList page={page} name={words.search.byYear} facets={years} />
    </nav>
  )
}

const FacetList: FC<{ page: PageContext; name: string; facets: Facet[] }> = (props) => {
  const { page, name, facets } = props
  if (facets.length === 0) return null
  return (
    <p>
      <b>{name}</b>{' '}
      {facets.map((facet) => (
        <a href={page.site.path(facet.path)} rel="nofollow">
          {facet.name} <span class="quiet">{page.words.search.papers(facet.papers)}</span>
        </a>
      ))}
    </p>
  )
}
