/** GET /status: where the papers come from, and how fresh they are. */
import { Hono } from 'hono'
import type { FC } from 'hono/jsx'
import { readSources, type SourceState } from '../../ingest/read-sources.ts'
import { Notice } from '../components/notice.tsx'
import { Layout } from '../layout.tsx'
import type { PageContext } from '../page-context.ts'
import type { PageDeps } from '../page-deps.ts'
import { dayPath } from '../paths.ts'
import { sourceName } from '../source-name.ts'
import type { StoreFacts } from '../store-facts.ts'

export function statusRoutes(deps: PageDeps): Hono {
  return new Hono().get('/status', (c) =>
    deps.sendPublic(c, async (page, view) => {
      const sources = await readSources(deps.db)
      return <StatusPage page={page} facts={view.facts} sources={sources} />
    }),
  )
}

type StatusProps = { page: PageContext; facts: StoreFacts; sources: SourceState[] }

const StatusPage: FC<StatusProps> = ({ page, facts, sources }) => {
  const { words, site } = page
  const { status } = words
  return (
    <Layout page={page} title={status.title} description={status.description} at="/status">
      <h1>{status.title}</h1>
      <p class="lead">
        {status.lead(facts.held)}{' '}
        {facts.newestDay && (
          <a href={site.path(dayPath(facts.newestDay))}>
            {status.newest(words.dates.full(facts.newestDay))}
          </a>
        )}
      </p>
      {facts.sample && (
        <Notice>
          <p>{status.sample}</p>
        </Notice>
      )}
      {sources.length === 0 ? (
        <p>{status.none}</p>
      ) : (
        <ul class="sources">
          {sources.map((source) => (
            <Source page={page} source={source} />
          ))}
        </ul>
      )}
    </Layout>
  )
}

const Source: FC<{ page: PageContext; source: SourceState }> = ({ page, source }) => {
  const { words } = page
  const { status } = words
  return (
    <li class="sheet">
      <h2>{sourceName(page, source.name)}</h2>
      <dl class="pairs">
        <dt>{status.state}</dt>
        <dd class={source.failing ? 'bad' : 'good'}>
          {source.failing ? status.failing : status.ok}
        </dd>
        <dt>{status.success}</dt>
        <dd>{source.lastSuccessAt ? words.dates.moment(source.lastSuccessAt) : status.never}</dd>
        <dt>{status.listing}</dt>
        <dd>{source.lastListingDay ? words.dates.full(source.lastListingDay) : status.unknown}</dd>
        <dt>{status.papers}</dt>
        <dd>{words.papers.count(source.papersHeld)}</dd>
      </dl>
    </li>
  )
}
