/** Saving, taking off and putting back from the reader's own page, where no letter is at hand. */
import { findPaper } from '../papers/read-papers.ts'
import { lockSubscriber } from '../subscribers/read-subscriber.ts'
import { type FeedbackDeps, giveFeedback } from './give-feedback.ts'
import { findSaid, restoreFeedback } from './record-feedback.ts'
import { savePaper } from './saved-papers.ts'
import { shownOnPage } from './shown-paper.ts'
import { undoFeedback } from './undo-feedback.ts'

/** `publicId` in any form people paste. False: no such paper is held. */
type Named = { subscriberId: number; publicId: string }

/** Throws `conflict` for who does not read. */
export async function saveFromPage(deps: FeedbackDeps, named: Named): Promise<boolean> {
  const shown = await shownOnPage(deps.db, named)
  if (!shown) return false
  await giveFeedback(deps, { shown, act: 'save', switches: [] })
  return true
}

export async function removeSaved(deps: FeedbackDeps, named: Named): Promise<boolean> {
  const paper = await findPaper(deps.db, named.publicId)
  if (!paper) return false
  const { subscriberId } = named
  return undoFeedback(deps, { subscriberId, paperId: paper.id, what: 'save' })
}

/** As it was, at its old place. */
export async function restoreSaved(deps: FeedbackDeps, named: Named): Promise<boolean> {
  return deps.db.transaction(async (tx) => {
    const subscriber = await lockSubscriber(tx, named.subscriberId)
    const paper = await findPaper(tx, named.publicId)
    if (!paper || !subscriber || subscriber.state === 'erased') return false
    const about = { subscriberId: subscriber.id, paperId: paper.id, kind: 'save' as const }
    const said = await findSaid(tx, about)
    if (!said) return false
    await savePaper(tx, { ...about, at: said.at })
    await restoreFeedback(tx, about)
    return true
  })
}
