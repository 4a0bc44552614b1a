/** The local outbox: every mail that was "sent", as the reader would get it. */
import type { FC } from 'hono/jsx'
import type { OutboxMail } from '../../delivery/read-outbox.ts'
import { Layout } from '../layout.tsx'
import type { PageContext } from '../page-context.ts'

export const OutboxListPage: FC<{ page: PageContext; mails: OutboxMail[] }> = ({ page, mails }) => {
  const { words, site } = page
  return (
    <Layout page={page} title={words.outbox.title}>
      <h1>{words.outbox.title}</h1>
      <p class="quiet">{words.outbox.text}</p>
      {mails.length === 0 ? (
        <p>{words.outbox.none}</p>
      ) : (
        <ul class="mails">
          {mails.map((mail) => (
            <li>
              <a href={site.path(`/outbox/${mail.id}`)}>
                <strong dir="auto">{mail.subject}</strong>
                <span class="quiet">{page.words.dates.moment(mail.at)}</span>
                <span class="quiet">
                  <bdi>{mail.to}</bdi>
                </span>
                <span class="quiet">{mail.kind}</span>
              </a>
            </li>
          ))}
        </ul>
      )}
    </Layout>
  )
}

type MailProps = { page: PageContext; mail: OutboxMail; raw: string }

export const OutboxMailPage: FC<MailProps> = ({ page, mail, raw }) => {
  const { words, site } = page
  const { outbox } = words
  return (
    <Layout page={page} title={mail.subject} wide>
      <p class="small">
        <a href={site.path('/outbox')}>{outbox.back}</a>
      </p>
      <h1 dir="auto">{mail.subject}</h1>
      <dl class="pairs">
        <dt>{outbox.to}</dt>
        <dd>
          <bdi>{mail.to}</bdi>
        </dd>
        <dt>{outbox.at}</dt>
        <dd>{page.words.dates.moment(mail.at)}</dd>
        <dt>{outbox.state}</dt>
        <dd>
          {mail.kind}, {mail.state}
        </dd>
      </dl>
      <h2>{outbox.html}</h2>
      <iframe
        class="letter-frame"
        title={outbox.html}
        src={site.path(`/outbox/${mail.id}/html`)}
        sandbox="allow-popups allow-popups-to-escape-sandbox"
      />
      <Fold title={outbox.text2} text={mail.text} />
      <Fold title={outbox.headers} text={headerLines(mail.headers)} />
      <Fold title={outbox.raw} text={raw} />
    </Layout>
  )
}

const Fold: FC<{ title: string; text: string }> = ({ title, text }) => (
  <details class="fold">
    <summary>{title}</summary>
    <pre class="source" tabindex={0}>
      {text}
    </pre>
  </details>
)

const headerLines = (headers: Record<string, string>): string =>
  Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n')

/** Links of a mail shown in a frame open beside it; inside, our own pages refuse to be framed. */
export const openLinksBeside = (html: string): string =>
  /<head\b[^>]*>/i.test(html)
    ? html.replace(/<head\b[^>]*>/i, '$&<base target="_blank">')
    : `<base target="_blank">${html}`
