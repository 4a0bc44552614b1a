/** "Already reading? Send me my link": the same answer for every address. */
import { Hono } from 'hono'
import type { FC } from 'hono/jsx'
import { Field } from '../components/field.tsx'
import { Notice } from '../components/notice.tsx'
import { Layout } from '../layout.tsx'
import type { PageContext } from '../page-context.ts'

type LinkPageProps = { page: PageContext; email: string; sent: boolean; error?: string | undefined }

const LinkPage: FC<LinkPageProps> = ({ page, email, sent, error }) => {
  const { words, site } = page
  return (
    <Layout page={page} title={words.link.title}>
      {sent && (
        <Notice tone="good">
          <p>{words.link.sent}</p>
        </Notice>
      )}
      <div class="sheet">
        <h1>{words.link.title}</h1>
        <p>{words.link.text}</p>
        <form method="post" action={site.path('/link')} class="inline-form" novalidate>
          <Field
            id="email"
            label={words.form.email}
            error={error}
            control={(described) => (
              <input
                type="email"
                name="email"
                value={email}
                required
                maxlength={254}
                autocomplete="email"
                {...described}
              />
            )}
          />
          <button type="submit">{words.link.button}</button>
        </form>
      </div>
    </Layout>
  )
}
