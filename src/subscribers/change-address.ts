/** The last step of a change of address, and its undo from the old one. What is frozen for the address
 * before is taken out where letters are sent (digest/find-unwanted.ts). */
import { eq } from 'drizzle-orm'
import type { Tx } from '../storage/database.ts'
import { devices } from '../storage/schema/feedback.ts'
import { subscribers } from '../storage/schema/subscribers.ts'
import { closeLinks, mailAccountLink } from './account-links.ts'
import { currentWording, hashOrigin, recordConsents } from './consent.ts'
import { eraseRow } from './erase-subscriber.ts'
import { type HeldLink, holdLink } from './open-account-link.ts'
import { findSubscriber, lockSubscriber } from './read-subscriber.ts'
import type { AccountDeps } from './request-account-link.ts'

export type ChangeResult =
  | { outcome: 'changed'; subscriberId: number; linkEpoch: number }
  /** Somebody reads at that address already; who is told so has its mailbox. */
  | { outcome: 'taken' }
  | { outcome: 'spent' }

type ChangeInput = { linkId: number; origin?: string | null }

/** The address before gets a letter by which the change can be taken back for a week. */
export const changeAddress = (deps: AccountDeps, input: ChangeInput): Promise<ChangeResult> =>
  deps.db.transaction(async (tx) => {
    const held = await holdLink(tx, { ...input, act: 'arrive', calendar: deps.calendar })
    if (held?.subscriber.state !== 'confirmed') return { outcome: 'spent' }
    const { link, subscriber, at } = held
    if (!(await moveTo(deps, tx, held))) return { outcome: 'taken' }
    await closeLinks(tx, { subscriberId: subscriber.id, at, keep: ['return'] })
    await record(deps, tx, held, { event: 'moved', origin: input.origin })
    await mailAccountLink(deps, tx, {
      subscriberId: subscriber.id,
      act: 'return',
      address: subscriber.email as string,
      addressKey: subscriber.emailKey as string,
      otherAddress: link.address,
      at,
    })
    const { id: subscriberId, linkEpoch } = subscriber
    return { outcome: 'changed', subscriberId, linkEpoch }
  })

/** Everything asked for since from anywhere else is void, no browser is remembered, and the private
 * links that the other mailbox got open nothing. A mailbox from before keeps its own way back. */
export const returnAddress = (deps: AccountDeps, input: ChangeInput): Promise<ChangeResult> =>
  deps.db.transaction(async (tx) => {
    const held = await holdLink(tx, { ...input, act: 'return', calendar: deps.calendar })
    if (!held) return { outcome: 'spent' }
    const { link, subscriber, at } = held
    if (!(await moveTo(deps, tx, held))) return { outcome: 'taken' }
    await closeLinks(tx, { subscriberId: subscriber.id, at, since: link.id })
    await tx.delete(devices).where(eq(devices.subscriberId, subscriber.id))
    const linkEpoch = subscriber.linkEpoch + 1
    await tx.update(subscribers).set({ linkEpoch }).where(eq(subscribers.id, subscriber.id))
    await record(deps, tx, held, { event: 'moved-back', origin: input.origin })
    return { outcome: 'changed', subscriberId: subscriber.id, linkEpoch }
  })

/** False when somebody reads there. A sign-up never confirmed and a subscription that ended make way:
 * their address is the reader's own. */
async function moveTo(_deps: AccountDeps, tx: Tx, { link, subscriber, at }: HeldLink) {
  const found = await findSubscriber(tx, link.addressKey)
  const holder = found && found.id !== subscriber.id ? await lockSubscriber(tx, found.id) : null
  if (holder?.state === 'confirmed') return false
  if (holder) await eraseRow(tx, { subscriber: holder, at })
  await tx
    .update(subscribers)
    .set({ email: link.address, emailKey: link.addressKey, updatedAt: at })
    .where(eq(subscribers.id, subscriber.id))
  return true
}

async function record(
  { keys }: AccountDeps,
  tx: Tx,
  { subscriber, at }: HeldLink,
  { event, origin }: { event: 'moved' | 'moved-back'; origin: string | null | undefined },
): Promise<void> {
  const wordingVersion = event === 'moved' ? currentWording.move : currentWording.return
  const originHash = hashOrigin(keys, origin)
  await recordConsents(tx, [{ subscriberId: subscriber.id, event, at, wordingVersion, originHash }])
}
