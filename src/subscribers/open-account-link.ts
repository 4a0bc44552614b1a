/** What a mailed link is good for now, as its page shows it; and the lock under which it is used. */
import { maskAddress } from '../lib/email-address.ts'
import type { Calendar } from '../storage/calendar.ts'
import type { Executor, Tx } from '../storage/database.ts'
import type { AccountAct } from '../storage/schema/subscribers.ts'
import { type AccountLink, isSpent, readAccountLink } from './account-links.ts'
import { lockSubscriber, type Subscriber } from './read-subscriber.ts'

export type OpenedLink =
  | { open: false }
  | {
      open: true
      act: AccountAct
      subscriberId: number
      /** Both masked: letters are passed on. */
      address: string
      otherAddress: string | null
    }

const shut: OpenedLink = { open: false }

export async function openAccountLink(
  deps: { db: Executor; calendar: Calendar },
  input: { linkId: number },
): Promise<OpenedLink> {
  const link = await readAccountLink(deps.db, input.linkId)
  if (!link || isSpent(link, await deps.calendar.now(deps.db))) return shut
  const { act, subscriberId, address, otherAddress } = link
  return {
    open: true,
    act,
    subscriberId,
    address: maskAddress(address),
    otherAddress: otherAddress === null ? null : maskAddress(otherAddress),
  }
}

export type HeldLink = { link: AccountLink; subscriber: Subscriber; at: Date }

/** The reader's row locked and the link still good for that act, or null. Read again under the lock:
 * the button may have been pressed twice. */
export async function holdLink(
  tx: Tx,
  input: { linkId: number; act: AccountAct; calendar: Calendar },
): Promise<HeldLink | null> {
  const known = await readAccountLink(tx, input.linkId)
  const subscriber = known && (await lockSubscriber(tx, known.subscriberId))
  const link = subscriber && (await readAccountLink(tx, input.linkId))
  const at = await input.calendar.now(tx)
  if (!link || link.act !== input.act || isSpent(link, at)) return null
  return subscriber.state === 'erased' ? null : { link, subscriber, at }
}
