/** "Already reading? Send me my link": the same answer for every address. */
import { type Context, Hono } from 'hono'
import type { FC } from 'hono/jsx'
import { cleanText } from '../../lib/clean-text.ts'
import { requestLink } from '../../subscribers/request-link.ts'
import { onTheBeat } from '../answer-time.ts'
import { EmailField } from '../components/email-field.tsx'
import { LookFor } from '../components/look-for.tsx'
import { readForm } from '../form-body.ts'
import { keepPrivate } from '../guards/headers.ts'
import { Layout, sendPage } from '../layout.tsx'
import type { PageContext } from '../page-context.ts'
import { countAct, type PageDeps } from '../page-deps.ts'
import { refusedAddress } from '../refused-address.ts'
import { refusingDomain } from '../refusing-domain.ts'

export function linkRoutes(deps: PageDeps): Hono {
  const show = (c: Context) => sendPage(c, <LinkPage page={deps.pageOf(c)} email="" />)
  return new Hono().get('/link', show).post('/link', async (c) => {
    keepPrivate(c)
    const page = deps.pageOf(c)
    const email = (await readForm(c)).text('email')
    try {
      await countAct(deps, c, 'link')
      await onTheBeat(deps, () => requestLink(deps, { email }))
    } catch (error) {
      const refused = refusedAddress(deps, c, error)
      const typed = cleanText(email, { max: 300 })
      const tree = <LinkPage page={page} email={typed} error={refused.error} />
      return sendPage(c, tree, refused.status)
    }
    deps.kickDelivery()
    const refusing = await refusingDomain(deps.db, email.trim())
    return sendPage(c, <LinkSentPage page={page} refusing={refusing} />)
  })
}

const LinkSentPage: FC<{ page: PageContext; refusing: string | null }> = ({ page, refusing }) => {
  const { words, site } = page
  return (
    <Layout page={page} title={words.link.sentTitle}>
      <div class="sheet">
        <h1>{words.link.sentTitle}</h1>
        <p>{words.link.sent}</p>
        {refusing && (
          <div class="notice">
            <p>{words.signup.noLink(refusing)}</p>
          </div>
        )}
        <LookFor page={page} letters={['link']} />
        <p class="actions">
          <a class="button plain" href={site.path('/link')}>
            {words.link.again}
          </a>
        </p>
      </div>
    </Layout>
  )
}

type LinkPageProps = { page: PageContext; email: string; error?: string | undefined }

const LinkPage: FC<LinkPageProps> = ({ page, email, error }) => {
  const { words, site } = page
  return (
    <Layout page={page} title={words.link.title}>
      <div class="sheet">
        <h1>{words.link.title}</h1>
        <p>{words.link.text}</p>
        <form method="post" action={site.path('/link')} class="inline-form" novalidate>
          <EmailField label={words.form.email} email={email} error={error} />
          <button type="submit">{words.link.button}</button>
        </form>
      </div>
    </Layout>
  )
}
