/** The four faces of a confirmation link. */
import type { FC } from 'hono/jsx'
import { currentWording, wordingText } from '../../subscribers/consent.ts'
import { OutboxHint } from '../components/outbox-hint.tsx'
import { Layout } from '../layout.tsx'
import type { PageContext } from '../page-context.ts'

export const ConfirmAskPage: FC<{ page: PageContext; action: string; maskedAddress: string }> = ({
  page,
  action,
  maskedAddress,
}) => (
  <Layout page={page} title={page.words.confirm.title}>
    <div class="sheet">
      <h1>{page.words.confirm.title}</h1>
      <p class="lead">
        <bdi>{page.words.confirm.ask(maskedAddress)}</bdi>
      </p>
      <p>{wordingText(currentWording.confirm, page.site.settings.siteName)}</p>
      <form method="post" action={action}>
        <p class="actions">
          <button type="submit">{page.words.confirm.button}</button>
        </p>
      </form>
      <hr />
      <p class="quiet">{page.words.confirm.ignore}</p>
    </div>
  </Layout>
)

type ConfirmedProps = {
  page: PageContext
  preferencesUrl: string
  /** False: it was confirmed before. */
  justNow: boolean
  /** The first slot after the first digest, in words, and the zone it is told in. */
  next: { when: string; zone: string } | null
}

export const ConfirmedPage: FC<ConfirmedProps> = ({ page, preferencesUrl, justNow, next }) => {
  const { words } = page
  return (
    <Layout page={page} title={words.confirm.done}>
      <div class="sheet">
        <h1>{words.confirm.done}</h1>
        <p class="lead">{justNow ? words.confirm.doneText : words.confirm.already}</p>
        {next && <p>{words.confirm.doneLater(next.when, next.zone)}</p>}
        <OutboxHint page={page} />
        <p class="actions">
          <a class="button plain" href={preferencesUrl}>
            {words.confirm.doneNext}
          </a>
        </p>
      </div>
    </Layout>
  )
}

export const ConfirmExpiredPage: FC<{ page: PageContext; action: string }> = ({ page, action }) => (
  <Layout page={page} title={page.words.confirm.expired}>
    <div class="sheet">
      <h1>{page.words.confirm.expired}</h1>
      <p>{page.words.confirm.expiredText}</p>
      <form method="post" action={action}>
        <input type="hidden" name="fresh" value="1" />
        <p class="actions">
          <button type="submit">{page.words.confirm.fresh}</button>
        </p>
      </form>
    </div>
  </Layout>
)
