/** The sign-up form: topics first, the address last. Works with scripts off. */
import type { Child, FC } from 'hono/jsx'
import type { EditionTiming, Rhythm } from '../../storage/schema/subscribers.ts'
import { currentWording, wordingText } from '../../subscribers/consent.ts'
import type { TagChoice } from '../../tagging/read-tags.ts'
import { mostFound, searchTags } from '../../tagging/search-tags.ts'
import type { PageContext } from '../page-context.ts'
import { ChoicePreview, type Looked, previewTarget } from './choice-preview.tsx'
import { EditionTimingField } from './edition-timing.tsx'
import { EmailField } from './email-field.tsx'
import { ExamplesField, type Suggested } from './examples-field.tsx'
import { Mend } from './mend.tsx'
import { ScheduleFields } from './schedule-fields.tsx'
import { pickerId, TagPicker } from './tag-picker.tsx'
import { MuteField, WordFields } from './word-fields.tsx'

/** What the form shows: what was typed, or what is offered. */
export type SubscribeValues = {
  email: string
  /** Typed into the search among the tags. */
  find: string
  /** Papers named as examples. */
  examples: string
  tags: string[]
  author: string
  /** One a line. */
  query: string
  mutes: string[]
  locale: string
  timezone: string
  hour: number | null
  rhythm: Rhythm
  weekday: number
  editionTiming: EditionTiming | null
}

export type SubscribeField =
  | 'email'
  | 'tags'
  | 'author'
  | 'query'
  | 'mute'
  | 'timezone'
  | 'hour'
  | 'rhythm'
  | 'weekday'
  | 'editionTiming'
  | 'trap'

export type SubscribeErrors = Partial<Record<SubscribeField, string>>

type FormProps = {
  page: PageContext
  tags: TagChoice[]
  values: SubscribeValues
  errors: SubscribeErrors
  /** Something about the whole form: too many. */
  problem?: string | undefined
  /** When the form was first shown (answer-time.ts). */
  shownAt: string
  fresh: boolean
  /** The moment the page is shown. */
  at: Date
  looked: Looked
  /** What the examples suggest. */
  suggested: Suggested | null
  /** What stands in the preview's place while nothing is chosen. */
  instead: Child
}

export const SubscribeForm: FC<FormProps> = (props) => {
  const { page, values, errors, problem } = props
  const { words, site } = page
  return (
    <form
      method="post"
      action={site.path('/subscribe')}
      id="subscribe"
      class="subscribe"
      data-preview={site.path(fragmentPath)}
      novalidate
    >
      <EnterKey page={page} />
      <div class="mend">
        <Mend page={page} errors={errors} problem={problem} />
      </div>
      <InterestStep {...props} />
      <PreviewPane {...props} />
      <fieldset class="step where">
        <legend>{words.form.where}</legend>
        <WhereTo page={page} email={values.email} error={errors.email} />
        <ScheduleFields
          page={page}
          at={props.at}
          values={values}
          errors={errors}
          guess={props.fresh}
          autoHour={true}
        />
        {props.tags.some(({ kind }) => kind === 'edition') && (
          <EditionTimingField
            page={page}
            values={{ timing: values.editionTiming, follows: false }}
            error={errors.editionTiming}
          />
        )}
        <input type="hidden" name="locale" value={values.locale} />
        <input type="hidden" name="shown" value={props.shownAt} />
        <Trap page={page} error={errors.trap} />
        <p class="quiet small">{wordingText(currentWording.form, site.settings.siteName)}</p>
        <p class="actions">
          <button type="submit">{words.form.send}</button>
        </p>
      </fieldset>
    </form>
  )
}

/** Enter in any field presses a form's first button: this one, by which the door knows. */
const EnterKey: FC<{ page: PageContext }> = ({ page }) => (
  <div class="unseen" aria-hidden="true">
    <button type="submit" name="go" value="enter" tabindex={-1}>
      {page.words.form.send}
    </button>
  </div>
)

const PreviewPane: FC<FormProps> = ({ page, looked, tags, instead }) => {
  const { look } = page.words
  const empty = looked.preview === null && looked.problems.length === 0
  return (
    <section class="preview" id="preview" tabindex={-1} aria-labelledby="preview-title">
      <h2 id="preview-title">{look.title}</h2>
      <p class="unseen" role="status" data-said-aloud />
      <div data-preview-here data-waiting={look.waiting} data-failed={look.failed}>
        <ChoicePreview page={page} looked={looked} tags={tags} />
      </div>
      {empty && <div data-instead>{instead}</div>}
    </section>
  )
}

const InterestStep: FC<FormProps> = ({ page, tags, values, errors, suggested }) => {
  const { form, look } = page.words
  return (
    <fieldset class="step what">
      <legend>{form.what}</legend>
      <p class="quiet small">{form.whatHint}</p>
      <TagPicker
        page={page}
        tags={tags}
        chosen={new Set(values.tags)}
        error={errors.tags}
        search={{
          text: values.find,
          found: searchTags(tags, { text: values.find, limit: mostFound }),
        }}
        searchTo={page.site.path(`/preview#${pickerId}`)}
      />
      <ExamplesField page={page} values={values} suggested={suggested} />
      <WordFields page={page} author={values.author} query={values.query} errors={errors} />
      <MuteField page={page} mutes={values.mutes} error={errors.mute} />
      <noscript>
        <p class="actions">
          <button
            type="submit"
            class="plain"
            name="go"
            value="preview"
            formaction={page.site.path(previewTarget)}
            formnovalidate
          >
            {look.button}
          </button>
        </p>
      </noscript>
    </fieldset>
  )
}

const WhereTo: FC<{ page: PageContext; email: string; error: string | undefined }> = ({
  page,
  email,
  error,
}) => {
  const { form, home } = page.words
  const { signup } = page.site.settings
  const only = signup.kind === 'domain' ? `${home.onlyDomain(signup.domain)} ` : ''
  return (
    <EmailField label={form.email} email={email} hint={`${only}${form.emailHint}`} error={error} />
  )
}

/** Shown only to someone whose browser filled it: a robot never learns why it was refused. */
const Trap: FC<{ page: PageContext; error: string | undefined }> = ({ page, error }) => (
  <div class={error ? 'field' : 'field trap'} aria-hidden={error ? undefined : 'true'}>
    <label for="fax">{page.words.form.trap}</label>
    <input
      type="text"
      id="fax"
      name="fax"
      value=""
      autocomplete="off"
      tabindex={error ? undefined : -1}
    />
    {error && <span class="wrong">{error}</span>}
  </div>
)

/** Where the script asks for a fresh preview. */
export const fragmentPath = '/preview/part'
