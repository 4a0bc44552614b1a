/** Settings by private link: what is followed, when, how much, and the digests so far. */
import type { FC } from 'hono/jsx'
import type { AbstractLength, InterestLevel } from '../../storage/schema/subscribers.ts'
import { abstractLengths, numberChoices } from '../../subscribers/settings.ts'
import type { TagChoice } from '../../tagging/read-tags.ts'
import { Field } from '../components/field.tsx'
import { Mend } from '../components/mend.tsx'
import { Notice } from '../components/notice.tsx'
import { ScheduleFields, type ScheduleValues } from '../components/schedule-fields.tsx'
import { WordFields } from '../components/subscribe-form.tsx'
import { TagPicker } from '../components/tag-picker.tsx'
import { Layout } from '../layout.tsx'
import type { PageContext } from '../page-context.ts'
import { type Outlook, PreferencesOutlook } from './preferences-outlook.tsx'

export type FollowedInterest = {
  /** Name of the form field that holds its level. */
  field: string
  name: string
  /** An `InterestLevel`, or `remove` when the form was refused. */
  level: string
  /** A query is shown as code. */
  isQuery: boolean
}

export type RecentLine = { day: string; text: string; viewUrl: string | null }

export type PreferencesView = Outlook & {
  action: string
  maskedAddress: string
  reads: boolean
  interests: FollowedInterest[]
  schedule: ScheduleValues
  number: number
  abstractLength: AbstractLength
  /** What was typed under "Add more" and could not be saved. */
  added: { tags: string[]; author: string; query: string }
  tags: TagChoice[]
  recent: RecentLine[]
  unsubscribeUrl: string
  /** The moment the page is shown. */
  at: Date
}

export type PreferencesErrors = Partial<Record<string, string>>

type PreferencesProps = {
  page: PageContext
  view: PreferencesView
  saved: boolean
  errors: PreferencesErrors
}

const levels: InterestLevel[] = ['always', 'normal', 'little', 'mute']

export const PreferencesPage: FC<PreferencesProps> = ({ page, view, saved, errors }) => {
  const { preferences } = page.words
  const wrong = Object.keys(errors).length > 0
  return (
    <Layout page={page} title={wrong ? preferences.mendTitle : preferences.title} script>
      {saved && (
        <Notice tone="good">
          <p>{preferences.saved}</p>
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
      <RecentDigests page={page} recent={view.recent} />
      <AccountStep page={page} view={view} />
    </Layout>
  )
}

type PartProps = { page: PageContext; view: PreferencesView; errors: PreferencesErrors }

const PreferencesForm: FC<PartProps> = ({ page, view, errors }) => {
  const { preferences } = page.words
  return (
    <form method="post" action={view.action} novalidate>
      <PreferencesOutlook page={page} outlook={view} />
      <FollowStep page={page} view={view} errors={errors} />
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
      </fieldset>
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
      </fieldset>
      <AmountStep page={page} view={view} errors={errors} />
      <p class="actions">
        <button type="submit">{preferences.save}</button>
        <a href={view.unsubscribeUrl}>{preferences.leave}</a>
      </p>
    </form>
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

const AmountStep: FC<PartProps> = ({ page, view, errors }) => {
  const { preferences } = page.words
  return (
    <fieldset class="step">
      <legend>{preferences.how}</legend>
      <div class="row">
        <Field
          id="number"
          label={preferences.number}
          error={errors.number}
          control={(described) => (
            <select name="number" {...described}>
              {numberChoices.map((one) => (
                <option value={one} selected={one === view.number}>
                  {one}
                </option>
              ))}
            </select>
          )}
        />
        <Field
          id="abstractLength"
          label={preferences.abstracts}
          error={errors.abstractLength}
          control={(described) => (
            <select name="abstractLength" {...described}>
              {abstractLengths.map((one) => (
                <option value={one} selected={one === view.abstractLength}>
                  {preferences.abstractLengths[one]}
                </option>
              ))}
            </select>
          )}
        />
      </div>
    </fieldset>
  )
}

const RecentDigests: FC<{ page: PageContext; recent: RecentLine[] }> = ({ page, recent }) => {
  const { preferences } = page.words
  return (
    <section class="step apart" id="recent">
      <h2>{preferences.recent}</h2>
      {recent.length === 0 ? (
        <p class="quiet">{preferences.recentNone}</p>
      ) : (
        <dl class="pairs">
          {recent.map(({ day, text, viewUrl }) => (
            <>
              <dt>{day}</dt>
              <dd>{viewUrl ? <a href={viewUrl}>{text}</a> : text}</dd>
            </>
          ))}
        </dl>
      )}
    </section>
  )
}

/** Who has left may still take their data and have it erased. */
const AccountStep: FC<Omit<PartProps, 'errors'>> = ({ page, view }) => {
  const { account } = page.words
  const acts = view.reads
    ? (['move', 'download', 'erase'] as const)
    : (['download', 'erase'] as const)
  return (
    <section class="step apart" id="account">
      <h2>{account.heading}</h2>
      <p class="quiet">
        <bdi>{account.lead(view.maskedAddress)}</bdi>
      </p>
      <form method="post" action={`${view.action}/account`}>
        <p class="actions">
          {acts.map((act) => (
            <button type="submit" class="plain" name="act" value={act}>
              {account.ask[act]}
            </button>
          ))}
        </p>
      </form>
    </section>
  )
}
