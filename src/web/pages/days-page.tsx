/** The days on which papers were announced, by month. */
import type { FC } from 'hono/jsx'
import type { ListingDay } from '../../papers/listing-days.ts'
import { FeedLink } from '../components/feed-link.tsx'
import { Pager } from '../components/pager.tsx'
import { newestFeed } from '../feed-paths.ts'
import { Layout } from '../layout.tsx'
import type { PageContext } from '../page-context.ts'
import { dayPath, listPath } from '../paths.ts'

type DaysProps = {
  page: PageContext
  days: ListingDay[]
  hasMore: boolean
  isFirst: boolean
  /** Editors write here. */
  hasEditions: boolean
}

export const DaysPage: FC<DaysProps> = (props) => {
  const { page, days, hasMore, isFirst, hasEditions } = props
  const { words, site } = page
  const oldest = days.at(-1)?.day
  return (
    <Layout
      page={page}
      title={words.days.title}
      description={words.days.description}
      at="/days"
      feed={newestFeed}
    >
      <h1>{words.days.title}</h1>
      <p class="lead">
        {words.days.lead} <FeedLink page={page} feed={newestFeed} />
        {' · '}
        <a href={site.path(listPath('newest'))}>{words.noticed.tabs.newest}</a>
        {' · '}
        <a href={site.path(listPath('saved'))}>{words.noticed.tabs.saved}</a>
        {hasEditions && (
          <>
            {' · '}
            <a href={site.path('/editions')}>{words.editions.title}</a>
          </>
        )}
      </p>
      {days.length === 0 && <p>{words.days.none}</p>}
      {months(days).map((month) => (
        <section>
          <h2>{words.days.month(month[0]?.day ?? '')}</h2>
          <ul class="day-list">
            {month.map(({ day, papers }) => (
              <li>
                <a href={site.path(dayPath(day))}>{words.days.long(day)}</a>
                <span>{words.days.brought(papers)}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <Pager
        label={words.day.turn}
        links={[
          isFirst ? null : { href: site.path('/days'), text: words.days.newest },
          hasMore && oldest
            ? { href: site.path(`/days?before=${oldest}`), text: words.days.earlier, rel: 'next' }
            : null,
        ]}
      />
    </Layout>
  )
}

function months(days: readonly ListingDay[]): ListingDay[][] {
  const byMonth = new Map<string, ListingDay[]>()
  for (const one of days) {
    const month = one.day.slice(0, 7)
    byMonth.set(month, [...(byMonth.get(month) ?? []), one])
  }
  return [...byMonth.values()]
}
