/** The answer to every sign-up, whatever the address's state: the same bytes for all of them. */
import type { FC } from 'hono/jsx'
import { ContactLink } from '../components/contact-link.tsx'
import { Layout } from '../layout.tsx'
import type { PageContext } from '../page-context.ts'

type CheckInboxProps = { page: PageContext; subjects: { confirm: string; link: string } }

export const CheckInboxPage: FC<CheckInboxProps> = ({ page, subjects }) => {
  const { words, site } = page
  const { contact, mail } = site.settings
  return (
    <Layout page={page} title={words.checkInbox.title}>
      <div class="sheet">
        <h1>{words.checkInbox.title}</h1>
        <p>{words.checkInbox.text}</p>
        {mail.transport === 'outbox' && (
          <p>
            <a href={site.path('/outbox')}>{words.checkInbox.outbox}</a>
          </p>
        )}
        <h2>{words.checkInbox.look}</h2>
        <dl class="pairs">
          <dt>{words.checkInbox.from}</dt>
          <dd>
            <bdi>{mail.from}</bdi>
          </dd>
          <dt>{words.checkInbox.subject}</dt>
          <dd>
            “{subjects.confirm}” {words.checkInbox.or} “{subjects.link}”
          </dd>
        </dl>
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
