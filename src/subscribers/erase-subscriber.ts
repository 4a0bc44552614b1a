/** Erases everything held about a reader. At once: address, interests, consent record, links, feedback
 * and whatever else names them. Letters under way keep their bytes until their batch is settled; then
 * they, the digests and the row itself go (app/finish-erasures.ts). A keyed hash of the address stays,
 * so that no file brings it back. */
import { and, eq, sql } from 'drizzle-orm'
import { PaperboyError } from '../errors.ts'
import type { KeyRing } from '../lib/key-ring.ts'
import type { Calendar } from '../storage/calendar.ts'
import type { Db, Tx } from '../storage/database.ts'
import { feedback } from '../storage/schema/feedback.ts'
import { subscribers } from '../storage/schema/subscribers.ts'
import { queueEvents } from '../webhooks/queue-events.ts'
import { tablesAbout } from './held-tables.ts'
import { holdLink } from './open-account-link.ts'
import { findSubscriber, lockSubscriber, type Subscriber } from './read-subscriber.ts'
import { moveState } from './states.ts'
import { suppress } from './suppression.ts'

export type EraseDeps = { db: Db; keys: KeyRing; calendar: Calendar }

/** By the reader's mailed link, or by the operator, whom they asked. False: the link is spent. Throws
 * `not-found` when nobody has that address. */
export async function eraseSubscriber(
  deps: EraseDeps,
  input: { linkId: number } | { email: string },
): Promise<boolean> {
  return deps.db.transaction(async (tx) => {
    const held =
      'linkId' in input
        ? await holdLink(tx, { ...input, act: 'erase', calendar: deps.calendar })
        : await holdByAddress(deps, tx, input.email)
    if (!held) return false
    const { subscriber, at } = held
    if (subscriber.email !== null) {
      await suppress({ tx, keys: deps.keys }, { address: subscriber.email, reason: 'erased', at })
    }
    await eraseRow(tx, { subscriber, at })
    return true
  })
}

async function holdByAddress(deps: EraseDeps, tx: Tx, email: string) {
  const found = await findSubscriber(tx, email)
  const subscriber = found && (await lockSubscriber(tx, found.id))
  if (!subscriber || subscriber.emailKey !== found.emailKey) {
    throw new PaperboyError('not-found', `nobody here has the address ${email}`, {
      help: 'Nothing is held about it but, perhaps, a hash that keeps it from being mailed.',
    })
  }
  return { subscriber, at: await deps.calendar.now(tx) }
}

/** What they said of papers stays for ranking, without their words: switches name queries, and so do
 * reasons. */
async function forgetFeedback(tx: Tx, subscriberId: number): Promise<void> {
  const theirs = eq(feedback.subscriberId, subscriberId)
  await tx.delete(feedback).where(and(theirs, eq(feedback.kind, 'switch')))
  await tx.update(feedback).set({ before: null, reasons: [] }).where(theirs)
}

/** The caller holds the row. Letters and digests stay for now: whoever sends them locks them first and
 * this row after, and would wait for us as we for them. */
export async function eraseRow(
  tx: Tx,
  { subscriber, at }: { subscriber: Subscriber; at: Date },
): Promise<void> {
  await forgetFeedback(tx, subscriber.id)
  for (const { table, column, owned } of tablesAbout) {
    if (owned) await tx.delete(table).where(eq(column, subscriber.id))
    else {
      const name = sql.identifier(column.name)
      await tx.execute(sql`update ${table} set ${name} = null where ${column} = ${subscriber.id}`)
    }
  }
  await tx
    .update(subscribers)
    .set({
      state: moveState(subscriber.state, 'erase'),
      email: null,
      emailKey: null,
      locale: 'en',
      timezone: 'UTC',
      consentSource: '',
      confirmedAt: null,
      leftAt: null,
      pausedUntil: null,
      pauseReason: null,
      nextDueAt: null,
      undo: null,
      createdAt: at,
      updatedAt: at,
    })
    .where(eq(subscribers.id, subscriber.id))
  // Calls about them went with them; whoever was told of them before hears that they are gone.
  const data = { subscriberId: subscriber.id, how: 'erased' as const }
  await queueEvents(tx, [{ type: 'subscriber.left', data, about: null, at }])
}
