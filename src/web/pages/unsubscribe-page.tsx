/** The leaving page: all, one topic, weekly, a pause, and undo after. Shown, never acted on, by GET. */
import type { Child, FC } from 'hono/jsx'
import { Field } from '../components/field.tsx'
import { Notice } from '../components/notice.tsx'
import { WhyForm } from '../components/why-form.tsx'
import { Layout } from '../layout.tsx'
import type { PageContext } from '../page-context.ts'

export type LeaveView = {
  /** Path the forms post to. */
  action: string
  /** Others may hold the link too: nothing of the reader is told. */
  leavesOnly: boolean
  maskedAddress: string
  reads: boolean
  /** What may be left one by one: the value to send and its name. */
  follows: Array<{ value: string; name: string }>
  weekly: boolean
  /** In words, while a pause lasts. */
  pausedUntil: string | null
  /** The newest act on this page can be taken back. */
  canUndo: boolean
  /** What leaving means, as it is kept with the consent record. */
  wording: string
  /** First and last day a pause may end, YYYY-MM-DD. */
  pauseFrom: string
  pauseTo: string
  /** What was just done, which they may say why about. */
  did: string | null
}

type LeavePageProps = {
  page: PageContext
  view: LeaveView
  /** What the post did. */
  done?: string | undefined
  problem?: string | undefined
  whyProblem?: string | undefined
}

export const UnsubscribePage: FC<LeavePageProps> = ({ page, view, done, problem, whyProblem }) => {
  const { words, site } = page
  return (
    <Layout page={page} title={view.reads ? words.leave.title : words.leave.leftTitle}>
      {done && (
        <Notice tone="good">
          <p>{done}</p>
          {view.canUndo && <UndoForm page={page} view={view} />}
        </Notice>
      )}
      {problem && (
        <Notice tone="bad">
          <p>{problem}</p>
        </Notice>
      )}
      <h1>{view.reads ? words.leave.title : words.leave.leftTitle}</h1>
      {!view.leavesOnly && (
        <p>
          <bdi>{words.leave.of(view.maskedAddress)}</bdi>{' '}
          <span class="quiet">
            {words.leave.notYours} <a href={site.path('/')}>{words.leave.getOwn}</a>
          </span>
        </p>
      )}
      {view.reads ? (
        <LeaveChoices page={page} view={view} />
      ) : (
        !done &&
        view.did === null && (
          <Notice>
            <p>
              {view.canUndo || view.leavesOnly ? words.leave.alreadyLeft : words.preferences.left}
            </p>
            {view.canUndo && <UndoForm page={page} view={view} />}
          </Notice>
        )
      )}
      {view.did !== null && (
        <WhyForm page={page} action={view.action} did={view.did} problem={whyProblem} />
      )}
    </Layout>
  )
}

const UndoForm: FC<{ page: PageContext; view: LeaveView }> = ({ page, view }) => (
  <form method="post" action={view.action}>
    <input type="hidden" name="action" value="undo" />
    <p class="actions">
      <button type="submit" class="plain">
        {page.words.leave.undo}
      </button>
    </p>
  </form>
)

const LeaveChoices: FC<{ page: PageContext; view: LeaveView }> = ({ page, view }) => {
  const { leave } = page.words
  return (
    <>
      <Choice view={view} action="all" title={leave.all} text={view.wording}>
        <button type="submit">{leave.allButton}</button>
      </Choice>
      {!view.weekly && !view.leavesOnly && (
        <Choice view={view} action="weekly" title={leave.weekly} text={leave.weeklyText}>
          <button type="submit" class="plain">
            {leave.weeklyButton}
          </button>
        </Choice>
      )}
      {!view.leavesOnly && <PauseChoice page={page} view={view} />}
      {view.follows.length > 0 && <TagChoiceForm page={page} view={view} />}
    </>
  )
}

type ChoiceProps = {
  view: LeaveView
  action: string
  title: string
  text?: string
  children?: Child
}

const Choice: FC<ChoiceProps> = ({ view, action, title, text, children }) => (
  <form method="post" action={view.action} class="step">
    <h2>{title}</h2>
    {text && <p class="quiet">{text}</p>}
    <input type="hidden" name="action" value={action} />
    <div class="inline-form">{children}</div>
  </form>
)

const PauseChoice: FC<{ page: PageContext; view: LeaveView }> = ({ page, view }) => {
  const { leave } = page.words
  return (
    <section class="step" id="pause">
      <h2>{leave.pause}</h2>
      <p class="quiet">
        {leave.pauseText} {view.pausedUntil && leave.pausedUntil(view.pausedUntil)}
      </p>
      <div class="pauses">
        <form method="post" action={view.action}>
          <input type="hidden" name="action" value="pause" />
          <p class="actions">
            <button type="submit" class="plain" name="days" value="7">
              {leave.pauseWeek}
            </button>
            <button type="submit" class="plain" name="days" value="14">
              {leave.pauseTwoWeeks}
            </button>
          </p>
        </form>
        <form method="post" action={view.action} class="inline-form">
          <input type="hidden" name="action" value="pause" />
          <Field
            id="until"
            label={leave.pauseUntil}
            control={(described) => (
              <input
                type="date"
                name="until"
                required
                min={view.pauseFrom}
                max={view.pauseTo}
                {...described}
              />
            )}
          />
          <button type="submit" class="plain">
            {leave.pauseButton}
          </button>
        </form>
      </div>
    </section>
  )
}

const TagChoiceForm: FC<{ page: PageContext; view: LeaveView }> = ({ page, view }) => {
  const { leave } = page.words
  return (
    <Choice view={view} action="tag" title={leave.tag}>
      <Field
        id="tag"
        label={leave.tagLabel}
        control={(described) => (
          <select name="tag" {...described}>
            {view.follows.map(({ value, name }) => (
              <option value={value}>{name}</option>
            ))}
          </select>
        )}
      />
      <button type="submit" class="plain">
        {leave.tagButton}
      </button>
    </Choice>
  )
}
