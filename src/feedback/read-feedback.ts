/** What a feedback page shows: what the reader has said of this paper, what that changed, and what else
 * they may change. */
import { and, eq, isNull } from 'drizzle-orm'
import { type NamedTag, readTags } from '../digest/tag-names.ts'
import type { Executor } from '../storage/database.ts'
import { feedback } from '../storage/schema/feedback.ts'
import type { FeedbackAct } from '../subscribers/links.ts'
import type { Preferences } from '../subscribers/read-preferences.ts'
import { type OfferGroup, offerSwitches } from './offer-switches.ts'
import { readMatters } from './read-matters.ts'
import { mayTurn, type ShownPaper } from './shown-paper.ts'
import { readSwitchKey, type SwitchName } from './switch-key.ts'

export type FeedbackView = {
  reader: Preferences
  /** The act stands. */
  said: boolean
  groups: OfferGroup[]
  /** Switches that stand, in the order they were turned. */
  turned: SwitchName[]
  /** Those that switches and reasons speak of. */
  tags: NamedTag[]
  /** Nothing is followed any more: no digest would come. */
  followsNothing: boolean
}

/** Null when nothing is left of the reader. */
export async function readFeedback(
  db: Executor,
  { shown, act }: { shown: ShownPaper; act: FeedbackAct },
): Promise<FeedbackView | null> {
  const read = await readMatters(db, shown)
  if (!read) return null
  const { reader, matters } = read
  const rows = await db
    .select({ kind: feedback.kind, about: feedback.about })
    .from(feedback)
    .where(
      and(
        eq(feedback.subscriberId, shown.subscriberId),
        eq(feedback.paperId, shown.paper.id),
        isNull(feedback.takenBackAt),
      ),
    )
    .orderBy(feedback.at, feedback.id)
  const isOpen = mayTurn(shown)
  const turned = rows.flatMap(({ kind, about }): SwitchName[] => {
    if (!isOpen) return []
    if (kind === 'wrong-tag') return [{ change: 'wrong', kind: 'tag', value: about }]
    const name = kind === 'switch' ? readSwitchKey(about) : null
    return name ? [name] : []
  })
  const wrong = new Set(turned.flatMap((one) => (one.change === 'wrong' ? one.value : [])))
  const groups = (isOpen ? offerSwitches(act, matters) : []).map((group) => ({
    ...group,
    offers: group.offers.filter((one) => one.change !== 'wrong' || !wrong.has(one.value)),
  }))
  const slugs = [
    ...matters.paperTags.map(({ slug }) => slug),
    ...turned.flatMap(({ kind, value }) => (kind === 'tag' ? value : [])),
    ...shown.reasons.flatMap((reason) => (reason.kind === 'tag' ? reason.slug : [])),
  ]
  return {
    reader,
    said: rows.some(({ kind }) => kind === act),
    groups: groups.filter(({ offers }) => offers.length > 0),
    turned,
    tags: await readTags(db, slugs),
    followsNothing: reader.interests.every(({ level }) => level === 'mute'),
  }
}
