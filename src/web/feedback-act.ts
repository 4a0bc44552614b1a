/** What a posted feedback form asks for: an undo, the act with its switches, or nothing. */
import { giveFeedback } from '../feedback/give-feedback.ts'
import { mayTurn, type ShownPaper } from '../feedback/shown-paper.ts'
import { undoFeedback } from '../feedback/undo-feedback.ts'
import { InvalidChoices } from '../subscribers/invalid-choices.ts'
import type { FeedbackAct } from '../subscribers/links.ts'
import type { FormBody } from './form-body.ts'
import type { PageDeps } from './page-deps.ts'

export type FeedbackNews = { takenBack?: boolean; problem?: string }

/** Throws `conflict` for who does not read. */
export async function takeFeedback(
  deps: PageDeps,
  { shown, act, form }: { shown: ShownPaper; act: FeedbackAct; form: FormBody },
): Promise<FeedbackNews> {
  const undo = form.text('undo')
  if (undo !== '' && undo !== act && !mayTurn(shown)) return {}
  try {
    if (undo !== '') {
      const { subscriberId, paper } = shown
      return {
        takenBack: await undoFeedback(deps, { subscriberId, paperId: paper.id, what: undo }),
      }
    }
    if (form.text('do') === act) {
      await giveFeedback(deps, { shown, act, switches: form.all('switch') })
    }
    return {}
  } catch (error) {
    if (error instanceof InvalidChoices) return { problem: error.message }
    throw error
  }
}
