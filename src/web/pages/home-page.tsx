/** The front page: what it is, in two sentences, and the form. */
import type { FC } from 'hono/jsx'
import type { TagChoice } from '../../tagging/read-tags.ts'
import { Notice } from '../components/notice.tsx'
import {
  type SubscribeErrors,
  SubscribeForm,
  type SubscribeValues,
} from '../components/subscribe-form.tsx'
import { Layout } from '../layout.tsx'
import type { PageContext } from '../page-context.ts'
import type { StoreFacts } from '../store-facts.ts'

type HomeProps = {
  page: PageContext
  tags: TagChoice[]
  facts: StoreFacts
  values: SubscribeValues
  errors: SubscribeErrors
  problem?: string | undefined
  shownAt: string
  /** First shown, nothing typed yet. */
  fresh: boolean
}

export const HomePage: FC<HomeProps> = (props) => {
  const { page, facts } = props
  const { home } = page.words
  const { siteName, signup } = page.site.settings
  return (
    <Layout page={page} title={siteName} description={home.description} script wide>
      <div class="home">
        <div class="intro">
          <h1>{home.title}</h1>
          <p class="lead">{home.lead(siteName)}</p>
          <p class="promise">{home.promise}</p>
          <StoreNotice page={page} facts={facts} />
        </div>
        <div>
          {signup.kind === 'closed' ? (
            <Notice>
              <p>{home.closed}</p>
            </Notice>
          ) : (
            <SubscribeForm {...props} />
          )}
        </div>
        <Beside page={page} facts={facts} />
      </div>
    </Layout>
  )
}

const StoreNotice: FC<{ page: PageContext; facts: StoreFacts }> = ({ page, facts }) => {
  const { home } = page.words
  if (facts.held > 0 && !facts.sample) return null
  return (
    <Notice>
      <p>{facts.held === 0 ? home.empty : home.sample}</p>
    </Notice>
  )
}

const Beside: FC<{ page: PageContext; facts: StoreFacts }> = ({ page, facts }) => {
  const { home, dates } = page.words
  return (
    <aside class="beside" aria-label={home.besideTitle}>
      {facts.newestDay && (
        <figure class="specimen">
          <figcaption>{home.specimenTitle(dates.full(facts.newestDay))}</figcaption>
          <ol>
            {facts.newest.map(({ publicId, title }) => (
              <li>
                <a href={`https://arxiv.org/abs/${publicId}`} dir="auto">
                  {title}
                </a>
              </li>
            ))}
          </ol>
        </figure>
      )}
      <ul class="facts">
        {home.besides.map((fact) => (
          <li>{fact}</li>
        ))}
      </ul>
      {facts.newestDay && (
        <p class="quiet small">{home.held(facts.held, dates.full(facts.newestDay))}</p>
      )}
    </aside>
  )
}
