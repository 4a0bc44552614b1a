/** What the reader may expect: the next digest, or why none comes and how that ends. */
import type { FC } from 'hono/jsx'
import { ContactLink } from '../components/contact-link.tsx'
import { Notice } from '../components/notice.tsx'
import type { PageContext } from '../page-context.ts'

export type Outlook = {
  /** When the next digest is due, in words. */
  next: string | null
  /** That, why and until when no digest comes. */
  paused: string | null
  /** That and why nothing is mailed until a person undoes it. */
  barred: string | null
}

export const PreferencesOutlook: FC<{ page: PageContext; outlook: Outlook }> = ({
  page,
  outlook,
}) => {
  const { preferences, frame } = page.words
  const { contact } = page.site.settings
  if (outlook.barred) {
    return (
      <Notice>
        <p>{outlook.barred}</p>
        {contact !== '' && (
          <p>
            {frame.contact} <ContactLink contact={contact} />
          </p>
        )}
      </Notice>
    )
  }
  return (
    <>
      {outlook.paused && (
        <Notice>
          <p>{outlook.paused}</p>
          <label class="choice">
            <input type="checkbox" name="resume" value="1" />
            <span>{preferences.resume}</span>
          </label>
        </Notice>
      )}
    </>
  )
}
