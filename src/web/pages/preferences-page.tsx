/** Settings by private link: what is followed, when, how much, and the digests so far. */
import type { FC } from 'hono/jsx'
import type { InterestLevel } from '../../storage/schema/subscribers.ts'
import { longestPauseDays } from '../../subscribers/pause.ts'
import type { TagChoice } from '../../tagging/read-tags.ts'
import { AmountFields, type AmountValues } from '../components/amount-fields.tsx'
import type { Looked } from '../components/choice-preview.tsx'
import { EditionTimingField, type EditionTimingValues } from '../components/edition-timing.tsx'
import { Field } from '../components/field.tsx'
import { Mend } from '../components/mend.tsx'
import { Notice } from '../components/notice.tsx'
import { ScheduleFields, type ScheduleValues } from '../components/schedule-fields.tsx'
import { TagPicker } from '../components/tag-picker.tsx'
import { MuteField, WordFields } from '../components/word-fields.tsx'
import { Layout } from '../layout.tsx'
import type { PageContext } from '../page-context.ts'
import { type DayLine, LastDays } from './digests-page.tsx'
import { PreferencesAccount } from './preferences-account.tsx'
import { type Outlook, PreferencesOutlook } from './preferences-outlook.tsx'
import { lookPath, PreviewPane } from './preferences-preview.tsx'

export type FollowedInterest = {
  /** Name of the form field that holds its level. */
  field: string
  name: string
  /** An `InterestLevel`, or `remove` when the form was refused. */
  level: string
  /** A query is shown as code. */
  isQuery: boolean
}

export type PreferencesView = Outlook & {
  action: string
  maskedAddress: string
  reads: boolean
  interests: FollowedInterest[]
  schedule: ScheduleValues
  amount: AmountValues
  /** Languages of series; each as often as it occurs. */
  editorsWriteIn: readonly string[]
  timing: EditionTimingValues
  /** What was typed under "Add more" and is not saved. */
  added: { tags: string[]; author: string; query: string; mutes: string[] }
  pause: { typed: string; from: string; to: string }
  looked: Looked
  /** All there are; `tags` are those not followed yet. */
  allTags: TagChoice[]
  tags: TagChoice[]
  recent: DayLine[]
  unsubscribeUrl: string
  savedUrl: string
  /** The moment the page is shown. */
  at: Date
}

export type PreferencesErrors = Partial<Record<string, string>>

type PreferencesProps = {
  page: PageContext
  view: PreferencesView
  saved: boolean
  /** The form as it would be, nothing saved. */
  isLook: boolean
  errors: PreferencesErrors
}

const levels: InterestLevel[] = ['always', 'normal', 'little', 'mute']

export const PreferencesPage: FC<PreferencesProps> = ({ page, view, saved, isLook, errors }) => {
  const { preferences } = page.words
  const wrong = Object.keys(errors).length > 0
  return (
    <Layout page={page} title={wrong ? preferences.mendTitle : preferences.title} script wide>
      {saved && (
        <Notice tone="good">
          <p>{preferences.saved}</p>
        </Notice>
      )}
      {isLook && !wrong && (
        <Notice>
          <p>{preferences.looked}</p>
        </Notice>
      )}
      <Mend page={page} errors={errors} title={preferences.mend} />
      <h1>{preferences.title}</h1>
      <p class="quiet">
        <bdi>{preferences.of(view.maskedAddress)}</bdi>
      </p>
      {!view.reads ? (
        <Notice>
          <p>{preferences.left}</p>
        </Notice>
      ) : (
        <PreferencesForm page={page} view={view} errors={errors} />
      )}
      <LastDays page={page} lines={view.recent} digestsUrl={`${view.action}/digests`} />
      <PreferencesAccount page={page} {...view} />
    </Layout>
  )
}

type PartProps = { page: PageContext; view: PreferencesView; errors: PreferencesErrors }

const PreferencesForm: FC<PartProps> = ({ page, view, errors }) => {
  const { preferences } = page.words
  return (
    <form
      method="post"
      action={view.action}
      class="settings"
      data-preview={`${lookPath(view.action)}?part=1`}
      data-settings
      novalidate
    >
      <EnterKey page={page} />
      <div class="outlook">
        <PreferencesOutlook page={page} outlook={view} />
      </div>
      <FollowStep page={page} view={view} errors={errors} />
      <AddStep page={page} view={view} errors={errors} />
      <fieldset class="step">
        <legend>{preferences.how}</legend>
        <AmountFields
          page={page}
          values={view.amount}
          editorsWriteIn={view.editorsWriteIn}
          aDay={view.looked.preview?.aDay ?? null}
          errors={errors}
        />
      </fieldset>
      <WhenStep page={page} view={view} errors={errors} />
      <PreviewPane page={page} view={view} />
      <p class="actions save">
        <button type="submit">{preferences.save}</button>
        <a href={view.savedUrl}>{page.words.saved.title}</a>
        <a href={view.unsubscribeUrl}>{preferences.leave}</a>
      </p>
    </form>
  )
}

/** Enter in any field presses a form's first button: this one. */
const EnterKey: FC<{ page: PageContext }> = ({ page }) => (
  <div class="unseen" aria-hidden="true">
    <button type="submit" tabindex={-1}>
      {page.words.preferences.save}
    </button>
  </div>
)

const AddStep: FC<PartProps> = ({ page, view, errors }) => {
  const { preferences } = page.words
  return (
    <fieldset class="step">
      <legend>{preferences.add}</legend>
      <p class="quiet small">{preferences.addHint}</p>
      <TagPicker
        page={page}
        tags={view.tags}
        chosen={new Set(view.added.tags)}
        error={errors.tags}
      />
      <WordFields
        page={page}
        author={view.added.author}
        query={view.added.query}
        errors={{ author: errors.author, query: errors.query }}
      />
      <MuteField page={page} mutes={view.added.mutes} error={errors.mute} />
    </fieldset>
  )
}

const WhenStep: FC<PartProps> = ({ page, view, errors }) => {
  const { preferences } = page.words
  const { typed, from, to } = view.pause
  return (
    <fieldset class="step">
      <legend>{preferences.when}</legend>
      <ScheduleFields
        page={page}
        at={view.at}
        values={view.schedule}
        errors={errors}
        guess={false}
        autoHour={false}
      />
      <p class="own-zone">
        <button type="button" class="plain" data-own-zone hidden>
          {preferences.ownZone}
        </button>
      </p>
      {view.allTags.some(({ kind }) => kind === 'edition') && (
        <EditionTimingField page={page} values={view.timing} error={errors.editionTiming} />
      )}
      <Field
        id="pausedUntil"
        label={preferences.pauseUntil}
        hint={
          <>
            {preferences.pauseHint(longestPauseDays)}{' '}
            <a href={`${view.unsubscribeUrl}#pause`}>{preferences.pauseMore}</a>
          </>
        }
        error={errors.pausedUntil}
        control={(described) => (
          <input type="date" name="pausedUntil" value={typed} min={from} max={to} {...described} />
        )}
      />
    </fieldset>
  )
}

const FollowStep: FC<PartProps> = ({ page, view, errors }) => {
  const { preferences } = page.words
  return (
    <fieldset class="step" id="interests" tabindex={-1}>
      <legend>{preferences.follows}</legend>
      {view.interests.length === 0 && <p>{preferences.followsNone}</p>}
      <ul class="interests">
        {view.interests.map((interest) => (
          <li>
            <span class="name">
              {interest.isQuery ? <code dir="auto">{interest.name}</code> : interest.name}
            </span>
            <select name={interest.field} aria-label={preferences.levelOf(interest.name)}>
              {levels.map((level) => (
                <option value={level} selected={level === interest.level}>
                  {preferences.levels[level]}
                </option>
              ))}
              <option value="remove" selected={interest.level === 'remove'}>
                {preferences.levels.remove}
              </option>
            </select>
          </li>
        ))}
      </ul>
      {errors.interests && <span class="wrong">{errors.interests}</span>}
    </fieldset>
  )
}
