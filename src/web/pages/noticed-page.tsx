/** The lists of papers over all topics: trending today, this week, this month; most saved; newest. */
import type { FC } from 'hono/jsx'
import { FeedLink } from '../components/feed-link.tsx'
import { Pager, type PagerLink } from '../components/pager.tsx'
import { type ListedPaper, PaperList } from '../components/paper-list.tsx'
import { newestFeed, trendingFeed } from '../feed-paths.ts'
import { Layout } from '../layout.tsx'
import { howWords } from '../noticed-words.ts'
import type { PageContext } from '../page-context.ts'
import { followTagPath, listPath, type NoticedList, noticedLists } from '../paths.ts'

type NoticedProps = {
  page: PageContext
  list: NoticedList
  papers: ListedPaper[]
  links: ReadonlyArray<PagerLink | null>
  /** The tag can be followed. */
  follow: string | null
}

export const NoticedPage: FC<NoticedProps> = ({ page, list, papers, links, follow }) => {
  const { words, site } = page
  const { noticed } = words
  const isTrend = list !== 'saved' && list !== 'newest'
  const feed = isTrend ? trendingFeed : list === 'newest' ? newestFeed : undefined
  return (
    <Layout
      page={page}
      title={noticed.titles[list]}
      description={noticed.leads[list]}
      at={listPath(list)}
      {...(feed && { feed })}
      browse
    >
      <h1>{noticed.titles[list]}</h1>
      <p class="lead">{noticed.leads[list]}</p>
      <nav class="tabs" aria-label={noticed.label}>
        {noticedLists.map((one) => (
          <a href={site.path(listPath(one))} aria-current={one === list ? 'page' : undefined}>
            {noticed.tabs[one]}
          </a>
        ))}
      </nav>
      <p class="actions">
        {isTrend && follow && (
          <a class="button" href={site.path(followTagPath(follow))}>
            {noticed.follow}
          </a>
        )}
        {feed && <FeedLink page={page} feed={feed} />}
      </p>
      {papers.length === 0 && <p class="none">{noticed.none[isTrend ? 'trend' : list]}</p>}
      <p class="quiet small" data-keys hidden>
        {words.papers.keys}
      </p>
      <PaperList page={page} papers={papers} dated level={2} />
      <Pager label={words.day.pages} links={links} />
      {list !== 'newest' && (
        <details class="fold" id="how">
          <summary>{noticed.how}</summary>
          {howWords(page).map((text) => (
            <p>{text}</p>
          ))}
        </details>
      )}
    </Layout>
  )
}
