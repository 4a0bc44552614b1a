/** Search: the form, what was found or what was not understood, and how to ask. */
import type { FC } from 'hono/jsx'
import { Notice } from '../components/notice.tsx'
import { searchFeed } from '../feed-paths.ts'
import { Layout } from '../layout.tsx'
import type { PageContext } from '../page-context.ts'
import type { SearchAsked } from './search-asked.ts'
import { SearchForm } from './search-form.tsx'
import type { Searched } from './search-found.ts'
import { SearchHelp } from './search-help.tsx'
import type { SearchedNear } from './search-meaning.ts'
import { MeaningForm, SearchModes, SearchNear } from './search-near.tsx'
import { SearchResults } from './search-results.tsx'
import { SearchWrong } from './search-wrong.tsx'

type SearchProps = { page: PageContext; asked: SearchAsked; searched: Searched }

/** Longer ones are shown cut: they are refused, and the page stays a page. */
const longestShown = 600

export const SearchPage: FC<SearchProps> = ({ page, asked, searched }) => {
  const { words } = page
  const shown = { ...asked, typed: asked.typed.slice(0, longestShown) }
  return (
    <Layout
      page={page}
      title={titleOf(page, asked)}
      description={words.search.description}
      {...(searched.kind === 'found' && { feed: searchFeed(shown.typed) })}
      browse
    >
      <h1>{words.search.title}</h1>
      <SearchModes page={page} asked={shown} />
      <SearchForm page={page} asked={shown} isWrong={searched.kind === 'wrong'} />
      {searched.kind === 'wrong' && (
        <SearchWrong page={page} typed={shown.typed} error={searched.error} />
      )}
      {searched.kind === 'long' && <Notice tone="bad">{words.search.tooLong}</Notice>}
      {searched.kind === 'found' && <SearchResults page={page} asked={shown} found={searched} />}
      <SearchHelp page={page} isOpen={searched.kind !== 'found'} />
    </Layout>
  )
}

type MeaningProps = { page: PageContext; asked: SearchAsked; searched: SearchedNear }

export const MeaningPage: FC<MeaningProps> = ({ page, asked, searched }) => {
  const { words } = page
  return (
    <Layout page={page} title={titleOf(page, asked)} description={words.search.description} browse>
      <h1>{words.search.title}</h1>
      <SearchModes page={page} asked={asked} />
      <MeaningForm page={page} asked={asked} />
      <SearchNear page={page} searched={searched} />
    </Layout>
  )
}

const titleOf = ({ words }: PageContext, { typed }: SearchAsked): string =>
  typed === '' ? words.search.title : words.search.titleOf(typed.slice(0, 80))
