/** GET /status: where the papers come from and how fresh they are, and whether digests go out. */
import { Hono } from 'hono'
import type { FC } from 'hono/jsx'
import { type MailState, readMailState } from '../../delivery/read-mail-state.ts'
import { type AwaitedBatch, awaitedBatch } from '../../ingest/freshness/awaited-batch.ts'
import {
  type CategoryState,
  readCategoryStates,
  readSources,
  type SourceGap,
  type SourceState,
} from '../../ingest/read-sources.ts'
import { Notice } from '../components/notice.tsx'
import { Layout } from '../layout.tsx'
import type { PageContext } from '../page-context.ts'
import type { PageDeps } from '../page-deps.ts'
import { dayPath } from '../paths.ts'
import { sourceName } from '../source-name.ts'
import { type SourceStanding, sourceStanding } from '../source-standing.ts'
import type { StoreFacts } from '../store-facts.ts'

export function statusRoutes(deps: PageDeps): Hono {
  return new Hono().get('/status', async (c) => {
    const mail = await readMail(deps)
    // Mail goes out, and sources fall silent, without anything else of the store changing.
    const read = ` ${mail.hour} ${mail.state} ${mail.lastAt?.toISOString().slice(0, 16)} ${mail.awaited?.day}`
    return deps.sendPublicFile(c, read, async (page, view) => {
      const sources = await readSources(deps.db)
      const categories = await readCategoryStates(deps.db, view.at)
      const given = { sources, categories, mail }
      const tree = await (<StatusPage page={page} facts={view.facts} {...given} />)
      return { type: 'text/html; charset=UTF-8', text: `<!doctype html>${tree}` }
    })
  })
}

/** `hour`: the present one. */
type Mail = MailState & { awaited: AwaitedBatch | null; hour: string }

/** Before its hour nobody waits for a batch. */
async function readMail({ db, calendar }: PageDeps): Promise<Mail> {
  const now = await calendar.now(db)
  const batch = await awaitedBatch(db, now)
  const awaited = batch !== null && batch.arrival <= now ? batch : null
  return { ...(await readMailState(db)), awaited, hour: now.toISOString().slice(0, 13) }
}

type StatusProps = {
  page: PageContext
  facts: StoreFacts
  sources: SourceState[]
  categories: CategoryState[]
  mail: Mail
}

const StatusPage: FC<StatusProps> = ({ page, facts, sources, categories, mail }) => {
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
      <ul class="sources">
        <Digests page={page} mail={mail} />
        {sources.map((source) => (
          <Source page={page} source={source} />
        ))}
      </ul>
      {sources.length === 0 && <p>{status.none}</p>}
      {categories.length > 0 && <Categories page={page} categories={categories} />}
    </Layout>
  )
}

const Digests: FC<{ page: PageContext; mail: Mail }> = ({ page: { words }, mail }) => {
  const { status } = words
  const { state, lastAt, awaited } = mail
  return (
    <li class="sheet">
      <h2>{status.digests}</h2>
      <dl class="pairs">
        <dt>{status.state}</dt>
        <dd class={state === 'going' ? 'good' : 'bad'}>{status.mail[state]}</dd>
        <dt>{status.mailed}</dt>
        <dd>{lastAt ? words.dates.moment(lastAt) : status.never}</dd>
      </dl>
      {awaited && <p class="quiet">{status.awaited(words.dates.full(awaited.day))}</p>}
      {state !== 'going' && <p class="quiet">{status.notLost}</p>}
    </li>
  )
}

const sampleName = 'sample'
const tones: Record<SourceStanding, string> = {
  ok: 'good',
  needed: 'good',
  failing: 'bad',
  silent: 'bad',
  hand: 'quiet',
}

const Source: FC<{ page: PageContext; source: SourceState }> = ({ page, source }) => {
  const { words, site } = page
  const { status } = words
  const standing = sourceStanding(source, site.settings.sources)
  return (
    <li class="sheet">
      <h2>{sourceName(page, source.name)}</h2>
      <dl class="pairs">
        {/* What comes with Paperboy itself neither works nor fails. */}
        {source.name !== sampleName && (
          <>
            <dt>{status.state}</dt>
            <dd class={tones[standing]}>{status.standings[standing]}</dd>
          </>
        )}
        <dt>{status.success}</dt>
        <dd>{source.lastSuccessAt ? words.dates.moment(source.lastSuccessAt) : status.never}</dd>
        <dt>{status.listing}</dt>
        <dd>{source.lastListingDay ? words.dates.full(source.lastListingDay) : status.unknown}</dd>
        <dt>{status.papers}</dt>
        <dd>{words.papers.count(source.papersHeld)}</dd>
        <dt>{status.gaps}</dt>
        <dd>{source.gaps.length === 0 ? status.noGaps : status.gapCount(source.gaps.length)}</dd>
      </dl>
      {source.gaps.length > 0 && (
        <ul class="said-list">
          {source.gaps.map((gap) => (
            <Gap page={page} gap={gap} source={source.name} />
          ))}
        </ul>
      )}
    </li>
  )
}

const Gap: FC<{ page: PageContext; gap: SourceGap; source: string }> = ({ page, gap, source }) => {
  const { words } = page
  const { status } = words
  const { day, kind, categories, papers, repairedAt, repairedBy } = gap
  return (
    <li>
      <a href={page.site.path(dayPath(day))}>{words.dates.full(day)}</a>: {status.kinds[kind]}
      {categories.length > 0 && ` (${categories.join(', ')})`}.{' '}
      {repairedAt === null || repairedBy === null
        ? status.open
        : repairedBy === source
          ? status.cameLate(words.dates.moment(repairedAt))
          : status.repaired({
              papers: words.papers.count(papers),
              by: sourceName(page, repairedBy),
              at: words.dates.moment(repairedAt),
            })}
    </li>
  )
}

type CategoriesProps = { page: PageContext; categories: CategoryState[] }

const Categories: FC<CategoriesProps> = ({ page, categories }) => {
  const { words, locale } = page
  const { status } = words
  const number = new Intl.NumberFormat(locale)
  return (
    <section aria-labelledby="by-category">
      <h2 id="by-category">{status.byCategory}</h2>
      <p class="quiet">{status.byCategoryHint}</p>
      <details>
        <summary>{status.categoryCount(categories.length)}</summary>
        <table class="figures">
          <thead>
            <tr>
              <th scope="col">{status.category}</th>
              <th scope="col">{status.listing}</th>
              <th scope="col">{status.papers}</th>
              <th scope="col">{status.late}</th>
            </tr>
          </thead>
          <tbody>
            {categories.map(({ category, lastListingDay, papers, late }) => (
              <tr>
                <th scope="row">{category}</th>
                <td>{lastListingDay}</td>
                <td>{number.format(papers)}</td>
                <td>{number.format(late)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  )
}
