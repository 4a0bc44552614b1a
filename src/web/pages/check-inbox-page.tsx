/** The answer to every sign-up, whatever the address's state: the same bytes for all of a domain. */
import type { FC } from 'hono/jsx'
import { ContactLink } from '../components/contact-link.tsx'
import { LookFor } from '../components/look-for.tsx'
import { Layout } from '../layout.tsx'
import type { PageContext } from '../page-context.ts'

/** `refusing`: the address's domain, while it lets no mail of ours in. */
export const CheckInboxPage: FC<{ page: PageContext; refusing: string | null }> = ({
  page,
  refusing,
}) => {
  const { words, site } = page
  const { contact } = site.settings
  return (
    <Layout page={page} title={words.checkInbox.title}>
      <div class="sheet">
        <h1>{words.checkInbox.title}</h1>
        <p>{words.checkInbox.text}</p>
        {refusing && (
          <div class="notice">
            <p>{words.signup.refused(refusing)}</p>
          </div>
        )}
        <LookFor page={page} letters={['confirm', 'link']} />
        <h2>{words.checkInbox.nothing}</h2>
        <ul>
          {words.checkInbox.remedies.map((remedy) => (
            <li>{remedy}</li>
          ))}
        </ul>
        {contact !== '' && (
          <p>
            {words.frame.contact} <ContactLink contact={contact} />
          </p>
        )}
        <p class="actions">
          <a class="button plain" href={site.path('/')}>
            {words.checkInbox.back}
          </a>
        </p>
      </div>
    </Layout>
  )
}
