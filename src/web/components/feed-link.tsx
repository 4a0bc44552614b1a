/** A link to the feed of what a page lists. */
import type { FC } from 'hono/jsx'
import { feedPath } from '../feed-paths.ts'
import type { PageContext } from '../page-context.ts'

export const FeedLink: FC<{ page: PageContext; feed: string }> = ({ page, feed }) => (
  <a class="small" href={page.site.path(feedPath(feed, 'atom.xml'))} type="application/atom+xml">
    {page.words.feeds.link}
  </a>
)
