/** What the settings would bring, beside their form. */
import type { FC } from 'hono/jsx'
import { ChoicePreview } from '../components/choice-preview.tsx'
import type { PageContext } from '../page-context.ts'
import type { PreferencesView } from './preferences-page.tsx'

/** Where the script asks what the form would bring; with scripts off, where the form goes to be shown
 * again with it. */
export const lookPath = (action: string): string => `${action}/look`

type LookedProps = {
  page: PageContext
  view: Pick<PreferencesView, 'looked' | 'allTags' | 'next' | 'barred' | 'action'>
}

export const PreviewPane: FC<LookedProps> = ({ page, view }) => {
  const { preferences, look } = page.words
  return (
    <section class="preview" id="preview" tabindex={-1} aria-labelledby="preview-title">
      <h2 id="preview-title">{preferences.look}</h2>
      <p class="unseen" role="status" data-said-aloud />
      <div data-preview-here data-waiting={look.waiting} data-failed={look.failed}>
        <LookedAt page={page} view={view} />
      </div>
      <noscript>
        <p class="actions">
          <button
            type="submit"
            class="plain"
            formaction={`${lookPath(view.action)}#preview`}
            formnovalidate
          >
            {preferences.lookButton}
          </button>
        </p>
      </noscript>
    </section>
  )
}

/** The day of the next mail, and the newest papers as they would stand in it. */
export const LookedAt: FC<LookedProps> = ({ page, view }) => {
  const { preferences } = page.words
  const { looked, allTags, next, barred, action } = view
  const aDay = looked.preview?.aDay
  return (
    <>
      {next && !barred && <p class="quiet">{preferences.next(next)}</p>}
      <ChoicePreview
        page={page}
        looked={looked}
        tags={allTags}
        target={`${lookPath(action)}#preview`}
        widened={preferences.lookWidened}
      />
      {aDay &&
        (['everything', 'clear', 'strongest'] as const).map((one) => (
          <span hidden data-figure={one}>
            {preferences.aDay(aDay[one])}
          </span>
        ))}
    </>
  )
}
