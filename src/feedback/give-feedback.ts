/** Save, More or Less of one paper, with the switches that were ticked. Idempotent; what a switch says
 * counts from the next digest that is planned. */
import { PaperboyError } from '../errors.ts'
import type { Calendar } from '../storage/calendar.ts'
import type { Db, Tx } from '../storage/database.ts'
import { findTags, tagKey } from '../subscribers/find-tags.ts'
import type { FeedbackAct } from '../subscribers/links.ts'
import { lockSubscriber } from '../subscribers/read-subscriber.ts'
import { type InterestTarget, setInterest } from '../subscribers/set-interest.ts'
import { offerSwitches } from './offer-switches.ts'
import { readMatters } from './read-matters.ts'
import { findFeedback, recordFeedback, takeBack, takeBackEarlier } from './record-feedback.ts'
import { savePaper } from './saved-papers.ts'
import { mayTurn, type ShownPaper } from './shown-paper.ts'
import { levelAfter, type SwitchName, strength, switchKey } from './switch-key.ts'
import { authorQuery, wordQuery } from './word-query.ts'

export type FeedbackDeps = { db: Db; calendar: Calendar }

/** Switches that are not offered (any more) change nothing. Throws `conflict` for who does not read,
 * `InvalidChoices` when a switch would go past the limits of interests. */
export async function giveFeedback(
  deps: FeedbackDeps,
  input: { shown: ShownPaper; act: FeedbackAct; switches: string[] },
): Promise<void> {
  const { shown, act } = input
  await deps.db.transaction(async (tx) => {
    const subscriber = await lockSubscriber(tx, shown.subscriberId)
    if (subscriber?.state !== 'confirmed') {
      throw new PaperboyError('conflict', 'only a reader can say what they want of a paper')
    }
    const at = await deps.calendar.now(tx)
    await say(tx, shown, act, at)
    for (const one of await chosen(tx, shown, act, input.switches)) {
      await turn(tx, shown, one, at)
    }
  })
}

async function say(tx: Tx, shown: ShownPaper, act: FeedbackAct, at: Date): Promise<void> {
  const named = { subscriberId: shown.subscriberId, paperId: shown.paper.id }
  if (act === 'save') await savePaper(tx, { ...named, at })
  const opposite = act === 'more' ? 'less' : act === 'less' ? 'more' : null
  if (opposite) await takeBack(tx, { ...named, kind: opposite }, at)
  // Said before, it keeps the moment and the letter it was said of.
  if (!(await findFeedback(tx, { ...named, kind: act }))) {
    await recordFeedback(tx, shown, { kind: act }, at)
  }
}

/** Of those ticked, the ones on offer; about one subject the strongest alone. */
async function chosen(
  tx: Tx,
  shown: ShownPaper,
  act: FeedbackAct,
  keys: string[],
): Promise<SwitchName[]> {
  if (keys.length === 0 || !mayTurn(shown)) return []
  const read = await readMatters(tx, shown)
  const ticked = new Set(keys)
  const strongest = new Map<string, SwitchName>()
  const offers = read ? offerSwitches(act, read.matters).flatMap((group) => group.offers) : []
  for (const offer of offers.filter((one) => ticked.has(switchKey(one)))) {
    const about = `${offer.kind}:${offer.value}:${offer.change === 'wrong'}`
    const other = strongest.get(about)
    if (!other || strength[offer.change] > strength[other.change]) strongest.set(about, offer)
  }
  return [...strongest.values()]
}

async function turn(tx: Tx, shown: ShownPaper, name: SwitchName, at: Date): Promise<void> {
  const { change, value } = name
  if (change === 'wrong') {
    await recordFeedback(tx, shown, { kind: 'wrong-tag', about: value }, at)
    return
  }
  const target = await targetOf(tx, name)
  if (!target) return
  const { subscriberId } = shown
  const now = await setInterest(tx, { subscriberId, target, level: levelAfter[change], at })
  // One switch a subject stands, and its undo goes back to before the first.
  const before = (await takeBackEarlier(tx, shown, now, at)) ?? now
  await recordFeedback(tx, shown, { kind: 'switch', about: switchKey(name), before }, at)
}

async function targetOf(tx: Tx, { kind, value }: SwitchName): Promise<InterestTarget | null> {
  if (kind === 'tag') {
    const tag = (await findTags(tx, [value])).get(tagKey(value))
    return tag ? { tagId: tag.id } : null
  }
  const query = kind === 'word' ? wordQuery(value) : kind === 'author' ? authorQuery(value) : value
  return query === null ? null : { query }
}
