/** Where mail is while it goes nowhere. */
import type { FC } from 'hono/jsx'
import type { PageContext } from '../page-context.ts'

export const OutboxHint: FC<{ page: PageContext }> = ({ page: { site, words } }) =>
  site.settings.mail.transport === 'outbox' ? (
    <p>
      <a href={site.path('/outbox')}>{words.checkInbox.outbox}</a>
    </p>
  ) : null
