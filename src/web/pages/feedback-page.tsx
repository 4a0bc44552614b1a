/** Save, More or Less of one paper: one button and the switches; after it, what it did. */
import type { FC } from 'hono/jsx'
import type { FeedbackAct } from '../../subscribers/links.ts'
import { Notice } from '../components/notice.tsx'
import {
  type Switch,
  SwitchBoxes,
  type SwitchGroup,
  TurnedSwitches,
  UndoButton,
} from '../components/switches.tsx'
import { Layout } from '../layout.tsx'
import type { PageContext } from '../page-context.ts'

export type FeedbackPageView = {
  act: FeedbackAct
  /** Path the forms post to. */
  action: string
  said: boolean
  paper: { title: string; url: string; authors: string; reasons: string }
  maskedAddress: string
  offers: SwitchGroup[]
  /** Changes of the mail that stand. */
  turned: Switch[]
  /** Tags said to be wrong. */
  wrong: Switch[]
  followsNothing: boolean
  /** Given once something is saved. */
  savedUrl: string | null
}

type Props = {
  page: PageContext
  view: FeedbackPageView
  takenBack?: boolean | undefined
  problem?: string | undefined
}

export const FeedbackPage: FC<Props> = ({ page, view, takenBack, problem }) => {
  const { feedback } = page.words
  const title = (view.said ? feedback.done : feedback.ask)[view.act]
  return (
    <Layout page={page} title={title}>
      {takenBack && (
        <Notice>
          <p>{feedback.takenBack}</p>
        </Notice>
      )}
      {problem && (
        <Notice tone="bad">
          <p>{problem}</p>
        </Notice>
      )}
      <h1>{title}</h1>
      <PaperShown page={page} view={view} />
      {view.said ? <Said page={page} view={view} /> : <Asked page={page} view={view} />}
      <p class="quiet small">
        <bdi>{feedback.of(view.maskedAddress)}</bdi> {feedback.notYours}{' '}
        <a href={page.site.path('/')}>{feedback.getOwn}</a>
      </p>
    </Layout>
  )
}

const PaperShown: FC<{ page: PageContext; view: FeedbackPageView }> = ({ page, view }) => {
  const { title, url, authors, reasons } = view.paper
  return (
    <div class="paper-shown">
      <p class="paper-title">
        <a href={url}>
          <bdi>{title}</bdi>
        </a>
      </p>
      <p class="quiet">
        <bdi>{authors}</bdi>
      </p>
      {reasons !== '' && (
        <p class="quiet">
          <bdi>{page.words.feedback.shownFor(reasons)}</bdi>
        </p>
      )}
    </div>
  )
}

const Asked: FC<{ page: PageContext; view: FeedbackPageView }> = ({ page, view }) => {
  const { feedback } = page.words
  return (
    <form method="post" action={view.action} class="step one-button">
      <p class="actions">
        <button type="submit" name="do" value={view.act}>
          {feedback.button[view.act]}
        </button>
      </p>
      <p class="quiet after-button">{feedback.askText[view.act]}</p>
      {view.offers.length > 0 && (
        <>
          <h2>{feedback.switches}</h2>
          <p class="quiet">{feedback.switchesHint}</p>
          <SwitchBoxes groups={view.offers} />
        </>
      )}
    </form>
  )
}

const Said: FC<{ page: PageContext; view: FeedbackPageView }> = ({ page, view }) => {
  const { feedback } = page.words
  const { act, action, turned, wrong, offers } = view
  return (
    <>
      <Notice tone="good">
        <div class="with-act">
          <p>
            {feedback.doneText[act]}
            {act !== 'save' && turned.length === 0 && offers.length > 0 && ` ${feedback.unchanged}`}
            {act !== 'save' &&
              turned.length === 0 &&
              offers.length === 0 &&
              ` ${feedback.nothingToTurn}`}
          </p>
          <UndoButton page={page} action={action} what={act} label={feedback.done[act]} />
        </div>
        {view.savedUrl && (
          <p>
            <a href={view.savedUrl}>{feedback.savedLink}</a>
          </p>
        )}
      </Notice>
      {view.followsNothing && (
        <Notice tone="bad">
          <p>{feedback.followsNothing}</p>
        </Notice>
      )}
      {turned.length > 0 && (
        <TurnedSwitches page={page} action={action} title={feedback.turned} turned={turned} />
      )}
      {wrong.length > 0 && (
        <TurnedSwitches page={page} action={action} title={feedback.alsoSaid} turned={wrong} />
      )}
      {offers.length > 0 && (
        <form method="post" action={action} class="step">
          <h2>{turned.length > 0 ? feedback.further : feedback.switches}</h2>
          <p class="quiet">{feedback.switchesHint}</p>
          <SwitchBoxes groups={offers} />
          <p class="actions">
            <button type="submit" name="do" value={act}>
              {feedback.turn}
            </button>
          </p>
        </form>
      )}
    </>
  )
}
