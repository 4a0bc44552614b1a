/** The front page: what it is, in two sentences, and the form. */
import type { FC } from 'hono/jsx'
import { reasonWords } from '../../digest/reason-words.ts'
import { reasonTexts } from '../../locales/texts.ts'
import { inLocale } from '../../tagging/in-locale.ts'
import type { TagChoice } from '../../tagging/read-tags.ts'
import { Notice } from '../components/notice.tsx'
import {
  type SubscribeErrors,
  SubscribeForm,
  type SubscribeValues,
} from '../components/subscribe-form.tsx'
import { Layout } from '../layout.tsx'
import type { PageContext } from '../page-context.ts'
import type { Specimen, StoreFacts } from '../store-facts.ts'

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
  /** The moment it is shown. */
  at: Date
}

export const HomePage: FC<HomeProps> = (props) => {
  const { page, facts } = props
  const { home } = page.words
  const { siteName, signup } = page.site.settings
  const refused = props.problem !== undefined || Object.keys(props.errors).length > 0
  const title = refused ? page.words.form.mendTitle : siteName
  return (
    <Layout page={page} title={title} description={home.description} script wide>
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

/** As the mail would say it. */
function reasonOf({ locale }: PageContext, { topic }: Specimen): string {
  if (topic === null) return ''
  const { slug, words } = topic
  return reasonWords([{ kind: 'tag', slug, where: 'title', words }], {
    texts: reasonTexts(locale),
    tagNames: new Map([[slug, inLocale(topic.name, locale)]]),
    beside: 'nothing',
  })
}

const Beside: FC<{ page: PageContext; facts: StoreFacts }> = ({ page, facts }) => {
  const { home, dates } = page.words
  return (
    <aside class="beside" aria-label={home.besideTitle}>
      {facts.newestDay && (
        <figure class="specimen">
          <figcaption>{home.specimenTitle(dates.full(facts.newestDay))}</figcaption>
          <ol>
            {facts.newest.map((one) => (
              <li>
                <a href={`https://arxiv.org/abs/${one.publicId}`} dir="auto">
                  {one.title}
                </a>
                <span>{reasonOf(page, one)}</span>
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
