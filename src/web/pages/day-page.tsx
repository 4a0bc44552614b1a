/** One listing day: its papers under their topics, a hundred a page. */
import type { FC } from 'hono/jsx'
import type { NeighbourDays } from '../../papers/neighbour-days.ts'
import { headingIn } from '../../tagging/taxonomy/names/headings.ts'
import type { DayGroup, DayPage } from '../arrange-day.ts'
import { FeedLink } from '../components/feed-link.tsx'
import { Pager } from '../components/pager.tsx'
import { type ListedPaper, PaperList } from '../components/paper-list.tsx'
import { dayFeed } from '../feed-paths.ts'
import { Layout } from '../layout.tsx'
import type { PageContext } from '../page-context.ts'
import { dayPath } from '../paths.ts'

type DayProps = {
  page: PageContext
  day: string
  total: number
  /** Every group of the day, with the page it begins on. */
  index: Array<DayGroup & { page: number }>
  shown: DayPage
  listed(group: DayGroup): ListedPaper[]
  turns: NeighbourDays
}

export const DayPageView: FC<DayProps> = (props) => {
  const { page, day, total, index, shown, listed, turns } = props
  const { words, site } = page
  const title = words.day.title(day)
  const to = (at: number) => site.path(at === 1 ? dayPath(day) : `${dayPath(day)}?page=${at}`)
  const description = words.day.description(total, day)
  return (
    <Layout
      page={page}
      title={title}
      description={description}
      at={dayPath(day)}
      feed={dayFeed(day)}
      browse
    >
      <h1>{title}</h1>
      <p class="lead">
        {words.day.announced(total)} <FeedLink page={page} feed={dayFeed(day)} />
        {shown.of > 1 && <span class="part">{words.day.page(shown.at, shown.of)}</span>}
      </p>
      <details class="fold jump">
        <summary>{words.day.jump}</summary>
        <ul>
          {index.map((group) => (
            <li>
              <a href={`${group.page === shown.at ? '' : to(group.page)}#${anchorOf(group)}`}>
                {headingOf(page, group)}
              </a>
              <span>{words.papers.count(group.papers.length)}</span>
            </li>
          ))}
        </ul>
      </details>
      <p class="quiet small" data-keys hidden>
        {words.papers.keys}
      </p>
      {shown.groups.map((group) => (
        <section aria-labelledby={anchorOf(group)}>
          <h2 id={anchorOf(group)}>
            {group.continued ? words.day.continued(headingOf(page, group)) : headingOf(page, group)}
          </h2>
          <PaperList page={page} papers={listed(group)} />
        </section>
      ))}
      <Pager
        label={words.day.pages}
        links={[
          shown.at > 1 ? { href: to(shown.at - 1), text: words.day.previous, rel: 'prev' } : null,
          shown.at < shown.of
            ? { href: to(shown.at + 1), text: words.day.next, rel: 'next' }
            : null,
        ]}
      />
      <Pager
        label={words.day.turn}
        links={[
          turns.earlier && {
            href: site.path(dayPath(turns.earlier)),
            text: words.day.earlier(words.dates.short(turns.earlier)),
          },
          turns.later && {
            href: site.path(dayPath(turns.later)),
            text: words.day.later(words.dates.short(turns.later)),
          },
        ].map((link) => link || null)}
      />
    </Layout>
  )
}

function headingOf({ words, locale }: PageContext, { name, kind }: DayGroup): string {
  if (name === null) return words.day.rest
  const heading = headingIn(name, locale)
  return kind === 'topics' ? heading : words.day.more(heading)
}

const anchorOf = ({ name, kind }: DayGroup): string =>
  `${kind === 'topics' ? 't' : 'c'}-${(name ?? 'rest').toLowerCase().replace(/[^a-z0-9]+/g, '-')}`
