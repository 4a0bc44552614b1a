/** Less instead of nothing: one tag less, once a week, or a pause. Only for those who read. */
import { and, eq, ne } from 'drizzle-orm'
import { addDays, localDate } from '../lib/local-time.ts'
import { choiceWords } from '../locales/spoken.ts'
import type { Tx } from '../storage/database.ts'
import { interests, queries, subscribers, type UndoStep } from '../storage/schema/subscribers.ts'
import { tags } from '../storage/schema/tags.ts'
import { tagKey } from './find-tags.ts'
import { type ChoiceProblem, InvalidChoices, refuse } from './invalid-choices.ts'
import type { LeaveAct, LeaveInput } from './leave.ts'
import { movesSlots, nextDue } from './next-due.ts'
import { checkPause, longestPauseDays } from './pause.ts'
import type { Subscriber } from './read-subscriber.ts'

const usualPauseDays = 7

/** Of every act that can be taken back. */
export const whenAndHow = (at: Date, { keyVersion }: LeaveInput) => ({
  at: at.toISOString(),
  ...(keyVersion !== undefined && { keyVersion }),
})

/** Takes away one followed tag or query; the last one too: then nothing comes until one is chosen. */
export async function leaveTag(tx: Tx, { subscriber, at, input }: LeaveAct): Promise<boolean> {
  const named = input.tag?.trim() ?? ''
  if (named === '') throw new InvalidChoices([{ field: 'tag', message: choiceWords.whichTag }])
  if (subscriber.state !== 'confirmed') return false
  const interest = await findInterest(tx, subscriber.id, named)
  if (!interest) return false
  await tx.delete(interests).where(eq(interests.id, interest.id))
  const { tagId, queryId, level, createdAt } = interest
  await save(tx, subscriber, at, {
    undo: {
      act: 'tag',
      ...whenAndHow(at, input),
      tagId,
      queryId,
      level,
      createdAt: createdAt.toISOString(),
    },
  })
  return true
}

async function findInterest(tx: Tx, subscriberId: number, named: string) {
  const rows = await tx
    .select({ interest: interests, slug: tags.slug, text: queries.text })
    .from(interests)
    .leftJoin(tags, eq(tags.id, interests.tagId))
    .leftJoin(queries, eq(queries.id, interests.queryId))
    .where(and(eq(interests.subscriberId, subscriberId), ne(interests.level, 'mute')))
  const key = tagKey(named)
  const found =
    rows.find(({ slug }) => slug !== null && tagKey(slug) === key) ??
    rows.find(({ text }) => text === named)
  return found?.interest ?? null
}

export async function turnWeekly(tx: Tx, { subscriber, at, input }: LeaveAct): Promise<boolean> {
  if (subscriber.state !== 'confirmed' || subscriber.rhythm === 'weekly') return false
  const { rhythm } = subscriber
  await save(tx, subscriber, at, {
    rhythm: 'weekly',
    undo: { act: 'weekly', ...whenAndHow(at, input), rhythm },
  })
  return true
}

export async function pause(tx: Tx, { subscriber, at, input }: LeaveAct): Promise<boolean> {
  const until = input.until?.trim() || untilOf(input.days, subscriber, at)
  const problems: ChoiceProblem[] = []
  checkPause(until, subscriber.timezone, at, problems)
  refuse(problems)
  if (subscriber.state !== 'confirmed' || subscriber.pausedUntil === until) return false
  await save(tx, subscriber, at, {
    pausedUntil: until,
    pauseReason: null,
    undo: { act: 'pause', ...whenAndHow(at, input), pausedUntil: subscriber.pausedUntil },
  })
  return true
}

/** '' for what is no number of days; `checkPause` refuses it. */
function untilOf(given: number | string | undefined, subscriber: Subscriber, at: Date): string {
  const days = given === undefined || given === '' ? usualPauseDays : Number(given)
  const possible = Number.isInteger(days) && days >= 1 && days <= longestPauseDays
  return possible ? addDays(localDate(at, subscriber.timezone), days) : ''
}

async function save(
  tx: Tx,
  subscriber: Subscriber,
  at: Date,
  change: { undo: UndoStep; rhythm?: 'weekly'; pausedUntil?: string; pauseReason?: null },
): Promise<void> {
  const after = { ...subscriber, ...change }
  // Who is due and held back stays due.
  const nextDueAt = movesSlots(subscriber, after) ? nextDue(after, at) : subscriber.nextDueAt
  await tx
    .update(subscribers)
    .set({ ...change, nextDueAt, updatedAt: at })
    .where(eq(subscribers.id, subscriber.id))
}
