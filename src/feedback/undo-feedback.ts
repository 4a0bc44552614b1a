/** Takes back one thing a reader said of a paper: the word itself, or a switch, whose interest is then
 * as it was before. */
import type { FeedbackAct } from '../subscribers/links.ts'
import { lockSubscriber } from '../subscribers/read-subscriber.ts'
import { restoreInterest } from '../subscribers/set-interest.ts'
import type { FeedbackDeps } from './give-feedback.ts'
import { findFeedback, takeBack } from './record-feedback.ts'
import { unsavePaper } from './saved-papers.ts'
import { readSwitchKey } from './switch-key.ts'

const acts = ['save', 'more', 'less'] as const satisfies FeedbackAct[]

/** `what`: an act, or the key of a switch. False: there is nothing to take back. */
export async function undoFeedback(
  deps: FeedbackDeps,
  input: { subscriberId: number; paperId: number; what: string },
): Promise<boolean> {
  const { subscriberId, paperId, what } = input
  return deps.db.transaction(async (tx) => {
    const subscriber = await lockSubscriber(tx, subscriberId)
    if (!subscriber || subscriber.state === 'erased') return false
    const at = await deps.calendar.now(tx)
    const named = { subscriberId, paperId, ...namedBy(what) }
    const row = await findFeedback(tx, named)
    if (!row) return false
    if (row.before) await restoreInterest(tx, { subscriberId, before: row.before })
    if (named.kind === 'save') await unsavePaper(tx, { subscriberId, paperId })
    await takeBack(tx, named, at)
    return true
  })
}

function namedBy(what: string) {
  const act = acts.find((one) => one === what)
  if (act) return { kind: act, about: '' }
  const name = readSwitchKey(what)
  if (name?.change === 'wrong') return { kind: 'wrong-tag' as const, about: name.value }
  return { kind: 'switch' as const, about: what }
}
