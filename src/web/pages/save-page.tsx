/** What Save on the page of a paper leads to when nobody is remembered here: an address to mail to. */
import type { FC } from 'hono/jsx'
import { EmailField } from '../components/email-field.tsx'
import { LookFor } from '../components/look-for.tsx'
import { Layout } from '../layout.tsx'
import type { PageContext } from '../page-context.ts'

type Props = {
  page: PageContext
  paper: { title: string; url: string }
  action: string
  email: string
  error?: string | undefined
}

export const SavePage: FC<Props> = ({ page, paper, action, email, error }) => {
  const { words } = page
  return (
    <Layout page={page} title={words.savePaper.title}>
      <div class="sheet">
        <h1>{words.savePaper.title}</h1>
        <p>
          <a class="said-title" href={paper.url}>
            <bdi>{paper.title}</bdi>
          </a>
        </p>
        <p>{words.savePaper.ask}</p>
        <form method="post" action={action} class="inline-form" novalidate>
          <EmailField label={words.form.email} email={email} error={error} />
          <button type="submit">{words.savePaper.send}</button>
        </form>
      </div>
    </Layout>
  )
}

type SentProps = Pick<Props, 'page' | 'paper' | 'action'> & { refusing: string | null }

export const SaveSentPage: FC<SentProps> = ({ page, paper, action, refusing }) => {
  const { words } = page
  return (
    <Layout page={page} title={words.savePaper.sentTitle}>
      <div class="sheet">
        <h1>{words.savePaper.sentTitle}</h1>
        <p>{words.savePaper.sent}</p>
        {refusing && (
          <div class="notice">
            <p>{words.signup.noLink(refusing)}</p>
          </div>
        )}
        <LookFor page={page} letters={['link']} />
        <p class="actions">
          <a class="button plain" href={paper.url}>
            {words.savePaper.back}
          </a>
          <a class="button plain" href={action}>
            {words.savePaper.again}
          </a>
        </p>
      </div>
    </Layout>
  )
}
