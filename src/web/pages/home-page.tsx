/** The front page: what it is, in two sentences, and the form with its preview. */
import type { FC } from 'hono/jsx'
import type { TagChoice } from '../../tagging/read-tags.ts'
import type { Looked } from '../components/choice-preview.tsx'
import type { Suggested } from '../components/examples-field.tsx'
import { Notice } from '../components/notice.tsx'
import { Specimen } from '../components/specimen.tsx'
import {
  type SubscribeErrors,
  SubscribeForm,
  type SubscribeValues,
} from '../components/subscribe-form.tsx'
import { newestFeed } from '../feed-paths.ts'
import { Layout } from '../layout.tsx'
import type { PageContext } from '../page-context.ts'
import type { StoreFacts } from '../store-facts.ts'

export type HomeProps = {
  page: PageContext
  tags: TagChoice[]
  facts: StoreFacts
  values: SubscribeValues
  errors: SubscribeErrors
  problem?: string | undefined
  shownAt: string
  /** First shown, nothing typed yet. */
  fresh: boolean
  /** The moment it is shown. */
  at: Date
  looked: Looked
  suggested: Suggested | null
  /** Asked for with scripts off. */
  isPreview: boolean
}

export const HomePage: FC<HomeProps> = (props) => {
  const { page, facts } = props
  const { home } = page.words
  const hasEditions = props.tags.some(({ kind }) => kind === 'edition')
  return (
    <Layout
      page={page}
      title={titleOf(props)}
      description={home.description}
      at="/"
      feed={newestFeed}
      script
      wide
    >
      <Intro page={page} facts={facts} />
      {page.site.settings.signup.kind === 'closed' ? (
        <>
          <Notice>
            <p>{home.closed}</p>
          </Notice>
          <Specimen page={page} facts={facts} />
        </>
      ) : (
        <SubscribeForm {...props} instead={<Specimen page={page} facts={facts} />} />
      )}
      <Facts page={page} facts={facts} hasEditions={hasEditions} />
    </Layout>
  )
}

function titleOf({ page, problem, errors, isPreview }: HomeProps): string {
  const { form, look } = page.words
  if (problem !== undefined || Object.keys(errors).length > 0) return form.mendTitle
  return isPreview ? look.pageTitle : page.site.settings.siteName
}

type PartProps = { page: PageContext; facts: StoreFacts }

const Intro: FC<PartProps> = ({ page, facts }) => {
  const { home } = page.words
  return (
    <div class="intro">
      <h1>{home.title}</h1>
      <p class="lead">{home.lead(page.site.settings.siteName)}</p>
      <p class="promise">{home.promise}</p>
      {(facts.held === 0 || facts.sample) && (
        <Notice>
          <p>{facts.held === 0 ? home.empty : home.sample}</p>
        </Notice>
      )}
    </div>
  )
}

const Facts: FC<PartProps & { hasEditions: boolean }> = ({ page, facts, hasEditions }) => {
  const { home, dates, editions } = page.words
  return (
    <aside class="beside" aria-label={home.besideTitle}>
      <ul class="facts">
        {home.besides.map((fact) => (
          <li>{fact}</li>
        ))}
      </ul>
      {facts.newestDay && (
        <p class="quiet small">{home.held(facts.held, dates.full(facts.newestDay))}</p>
      )}
      {hasEditions && (
        <p>
          <a href={page.site.path('/editions')}>{editions.title}</a>
        </p>
      )}
    </aside>
  )
}
