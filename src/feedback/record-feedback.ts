/** Keeps what a reader said of a paper with what they were shown: once, however often it is said. */
import { and, eq, isNull } from 'drizzle-orm'
import type { Tx } from '../storage/database.ts'
import { type FeedbackKind, feedback, type InterestBefore } from '../storage/schema/feedback.ts'
import type { ShownPaper } from './shown-paper.ts'

export type Said = { kind: FeedbackKind; about?: string; before?: InterestBefore | null }

/** Said again after it was taken back, it counts from now. */
export async function recordFeedback(
  tx: Tx,
  shown: ShownPaper,
  { kind, about = '', before = null }: Said,
  at: Date,
): Promise<void> {
  const { subscriberId, paper, digestId, place, position, score, reasons } = shown
  const what = { digestId, place, position, score, reasons, at, before, takenBackAt: null }
  const { subscriberId: reader, paperId } = feedback
  await tx
    .insert(feedback)
    .values({ subscriberId, paperId: paper.id, kind, about, ...what })
    .onConflictDoUpdate({ target: [reader, paperId, feedback.kind, feedback.about], set: what })
}

type Named = { subscriberId: number; paperId: number; kind: FeedbackKind; about?: string }

/** What stands, or null when it was never said or is taken back. */
export async function findFeedback(tx: Tx, named: Named) {
  const [row] = await tx
    .select()
    .from(feedback)
    .where(and(isNamed(named), isNull(feedback.takenBackAt)))
  return row ?? null
}

export async function takeBack(tx: Tx, named: Named, at: Date): Promise<void> {
  await tx
    .update(feedback)
    .set({ takenBackAt: at })
    .where(and(isNamed(named), isNull(feedback.takenBackAt)))
}

/** Standing or taken back. */
export async function findSaid(tx: Tx, named: Named) {
  const [row] = await tx.select().from(feedback).where(isNamed(named))
  return row ?? null
}

/** What was taken back stands again, with its moment. */
export async function restoreFeedback(tx: Tx, named: Named): Promise<void> {
  await tx.update(feedback).set({ takenBackAt: null }).where(isNamed(named))
}

/** The standing switch of the same interest, if there is one: what it was before that one. */
export async function takeBackEarlier(
  tx: Tx,
  { subscriberId, paper }: ShownPaper,
  interest: InterestBefore,
  at: Date,
): Promise<InterestBefore | null> {
  const named = { subscriberId, paperId: paper.id, kind: 'switch' as const }
  const rows = await tx
    .select({ about: feedback.about, before: feedback.before })
    .from(feedback)
    .where(
      and(
        eq(feedback.subscriberId, subscriberId),
        eq(feedback.paperId, paper.id),
        eq(feedback.kind, 'switch'),
        isNull(feedback.takenBackAt),
      ),
    )
  const earlier = rows.find(
    ({ before }) => before?.tagId === interest.tagId && before.queryId === interest.queryId,
  )
  if (!earlier) return null
  await takeBack(tx, { ...named, about: earlier.about }, at)
  return earlier.before
}

const isNamed = ({ subscriberId, paperId, kind, about = '' }: Named) =>
  and(
    eq(feedback.subscriberId, subscriberId),
    eq(feedback.paperId, paperId),
    eq(feedback.kind, kind),
    eq(feedback.about, about),
  )
