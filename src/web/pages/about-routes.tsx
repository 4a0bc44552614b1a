/** GET /about and /privacy: what this is, and what is kept about readers. */
import { Hono } from 'hono'
import type { Child, FC } from 'hono/jsx'
import { ContactLink } from '../components/contact-link.tsx'
import { Layout } from '../layout.tsx'
import type { PageContext } from '../page-context.ts'
import type { PageDeps } from '../page-deps.ts'

export function aboutRoutes(deps: PageDeps): Hono {
  return new Hono()
    .get('/about', (c) => deps.sendPublic(c, async (page) => <AboutPage page={page} />))
    .get('/privacy', (c) => deps.sendPublic(c, async (page) => <PrivacyPage page={page} />))
}

type Part = { title: string; text: string[] }

const Parts: FC<{ parts: Part[]; children?: Child }> = ({ parts, children }) => (
  <div class="prose">
    {parts.map(({ title, text }) => (
      <section>
        <h2>{title}</h2>
        {text.map((one) => (
          <p>{one}</p>
        ))}
      </section>
    ))}
    {children}
  </div>
)

const AboutPage: FC<{ page: PageContext }> = ({ page }) => {
  const { words, site } = page
  const { siteName } = site.settings
  const { about } = words
  return (
    <Layout page={page} title={about.title} description={about.description(siteName)} at="/about">
      <h1>{about.title}</h1>
      <p class="lead">{about.lead(siteName)}</p>
      <Parts parts={about.parts(siteName)}>
        <p class="actions">
          <a class="button" href={site.path('/')}>
            {about.subscribe}
          </a>
          <a href={site.path('/status')}>{about.how}</a>
        </p>
      </Parts>
    </Layout>
  )
}

const hostOf = (service: { url: string } | null): string | null =>
  service && new URL(service.url).host

const PrivacyPage: FC<{ page: PageContext }> = ({ page }) => {
  const { words, site } = page
  const { siteName, contact, mail, embeddings, translate } = site.settings
  const { privacy } = words
  const carrier = mail.transport === 'resend' ? 'Resend' : null
  return (
    <Layout page={page} title={privacy.title} description={privacy.description} at="/privacy">
      <h1>{privacy.title}</h1>
      <p class="lead">{privacy.lead}</p>
      <Parts
        parts={privacy.parts({
          ...{ site: siteName, carrier },
          reader: hostOf(embeddings),
          translator: hostOf(translate),
        })}
      >
        <p>
          {contact === '' ? (
            privacy.noContact
          ) : (
            <>
              {privacy.contact} <ContactLink contact={contact} />
            </>
          )}
        </p>
      </Parts>
    </Layout>
  )
}
