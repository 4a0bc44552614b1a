/** One reader, as whoever runs the service may have to look them up: what is held in sentences, what was
 * sent and why, what waits, and what may be done for them. */
import type { FC } from 'hono/jsx'
import type { Download } from '../../digest/download-subscriber.ts'
import { EmailField } from '../components/email-field.tsx'
import { Field } from '../components/field.tsx'
import { Notice } from '../components/notice.tsx'
import { Layout } from '../layout.tsx'
import type { PageContext } from '../page-context.ts'
import type { DayLine, DigestsView } from '../pages/digests-page.tsx'
import { inEnglish } from './in-english.ts'
import { type ReaderAct, readerActs, readerPath, servicePath } from './reader-acts.ts'

export const FindReader: FC<{ page: PageContext; typed?: string; error?: string }> = (props) => {
  const { page, typed = '', error } = props
  return (
    <section class="part" id="reader">
      <h2>One reader</h2>
      <form method="post" action={page.site.path(readerPath)} class="inline-form">
        <EmailField label="Their address" email={typed} error={error} />
        <button type="submit">Look up</button>
      </form>
      <p class="small quiet">Looking somebody up is written into the log of the desk.</p>
    </section>
  )
}

type ReaderProps = {
  page: PageContext
  email: string
  /** Null: nobody has the address. */
  found: Download | null
  done: string | null
  /** The last days, newest first: with a digest, or why there was none. */
  days: DayLine[]
  why: DigestsView['why']
}

const labels: Record<ReaderAct, string> = {
  confirm: 'Send the confirmation once more',
  pause: 'Pause for a week',
  suppress: 'Never mail this address',
  release: 'Let it be mailed again',
  erase: 'Erase everything about them',
}

const digestsShown = 14

export const ReaderPage: FC<ReaderProps> = ({ page: given, email, found, done, days, why }) => {
  const page = inEnglish(given)
  return (
    <Layout page={page} title="One reader">
      <p class="small">
        <a href={page.site.path(servicePath)}>The service</a>
      </p>
      <h1>
        <bdi>{email}</bdi>
      </h1>
      {done !== null && (
        <Notice tone="good">
          <p>{done}</p>
        </Notice>
      )}
      {found === null ? (
        <p>Nobody subscribes with this address.</p>
      ) : (
        <>
          {found.inWords.map((sentence) => (
            <p>{sentence}</p>
          ))}
          <Follows found={found} />
          <Acts page={page} email={email} />
          <Days page={page} days={days} />
          <Why page={page} email={email} why={why} />
          <Digests page={page} found={found} />
          <Letters found={found} />
        </>
      )}
      <FindReader page={page} />
    </Layout>
  )
}

const Follows: FC<{ found: Download }> = ({ found: { interests } }) => (
  <p>
    Follows:{' '}
    {interests
      .map(({ tag, query, level }) =>
        level === 'normal' ? (tag ?? query) : `${tag ?? query} (${level})`,
      )
      .join(', ') || 'nothing'}
    .
  </p>
)

/** What cannot be taken back lies in a fold: a slip of the hand must not do it. */
const Acts: FC<{ page: PageContext; email: string }> = (who) => (
  <>
    <ActForm {...who} acts={readerActs.filter((act) => act !== 'erase')} />
    <details class="fold">
      <summary>Erase</summary>
      <p>
        Settings, digests and letters go for good. No file brings the address back; they themselves
        can.
      </p>
      <ActForm {...who} acts={['erase']} />
    </details>
  </>
)

const ActForm: FC<{ page: PageContext; email: string; acts: readonly ReaderAct[] }> = ({
  page,
  email,
  acts,
}) => (
  <form method="post" action={page.site.path(`${readerPath}/act`)} class="actions">
    <input type="hidden" name="email" value={email} />
    {acts.map((act) => (
      <button type="submit" name="act" value={act} class="plain">
        {labels[act]}
      </button>
    ))}
  </form>
)

/** What was sent and what was not, in the words that the reader is told. */
const Days: FC<{ page: PageContext; days: DayLine[] }> = ({ page, days }) => (
  <section class="part">
    <h2>{page.words.digests.lastDays}</h2>
    {days.length === 0 && <p>No day on which a digest was due.</p>}
    <dl class="pairs">
      {days.map(({ day, text }) => (
        <>
          <dt>{day}</dt>
          <dd>{text}</dd>
        </>
      ))}
    </dl>
  </section>
)

const Why: FC<{ page: PageContext; email: string; why: DigestsView['why'] }> = (props) => {
  const { page, email, why } = props
  return (
    <section class="part">
      <h2>Why a paper was in their mail, or not</h2>
      {why.answer && (
        <Notice>
          <p>
            <a href={why.answer.url}>{why.answer.title}</a>
          </p>
          <p>As the reader is told: {why.answer.lines.join(' ')}</p>
        </Notice>
      )}
      <form method="post" action={page.site.path(readerPath)} class="inline-form">
        <input type="hidden" name="email" value={email} />
        <Field
          id="paper"
          label={page.words.digests.whyField}
          error={why.error}
          control={(described) => (
            <input
              name="paper"
              value={why.typed}
              maxlength={200}
              autocomplete="off"
              {...described}
            />
          )}
        />
        <button type="submit" class="plain">
          {page.words.digests.whyButton}
        </button>
      </form>
    </section>
  )
}

/** What came, and why each paper. */
const Digests: FC<{ page: PageContext; found: Download }> = ({ page, found: { digests } }) => (
  <section class="part">
    <h2>Digests</h2>
    {digests.length === 0 && <p>None yet.</p>}
    {digests.slice(0, digestsShown).map(({ period, papers }) => (
      <details class="fold">
        <summary>
          {page.words.dates.full(period)}: {papers.length}
        </summary>
        <ul>
          {papers.map(({ title, reasons }) => (
            <li>
              {String(title)}{' '}
              <span class="quiet">({[reasons].flat().map(String).join(' · ')})</span>
            </li>
          ))}
        </ul>
      </details>
    ))}
  </section>
)

const Letters: FC<{ found: Download }> = ({ found: { letters } }) => (
  <section class="part">
    <h2>Letters</h2>
    {letters.length === 0 && <p>None yet.</p>}
    <table class="figures">
      <tbody>
        {letters.slice(-50).map((letter) => (
          <tr>
            <th scope="row">{textOf(letter.createdAt)}</th>
            <td>{textOf(letter.kind)}</td>
            <td>{textOf(letter.state)}</td>
            <td>{textOf(letter.errorDetail)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </section>
)

function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  return value instanceof Date ? value.toISOString().slice(0, 16).replace('T', ' ') : String(value)
}
