/** By which sender and subject a letter is found among others. */
import type { FC } from 'hono/jsx'
import { mailTexts } from '../../locales/texts.ts'
import type { PageContext } from '../page-context.ts'
import { OutboxHint } from './outbox-hint.tsx'

type LookForProps = { page: PageContext; letters: Array<'confirm' | 'link'> }

export const LookFor: FC<LookForProps> = ({ page, letters }) => {
  const { words, site, locale } = page
  const { mail, siteName } = site.settings
  const texts = mailTexts(locale)
  const subjects = letters.map((letter) => `“${texts[letter].subject(siteName)}”`)
  return (
    <>
      <OutboxHint page={page} />
      <h2>{words.checkInbox.look}</h2>
      <dl class="pairs">
        <dt>{words.checkInbox.from}</dt>
        <dd>
          <bdi>{mail.from}</bdi>
        </dd>
        <dt>{words.checkInbox.subject}</dt>
        <dd>{subjects.join(` ${words.checkInbox.or} `)}</dd>
      </dl>
    </>
  )
}
