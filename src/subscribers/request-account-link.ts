/** A reader asks for the link by which they move, download or erase. The private link alone must not do
 * it, as mails are passed on; who has the mailbox may. The answer says nothing of who reads here. */
import { parseEmailAddress } from '../lib/email-address.ts'
import type { KeyRing } from '../lib/key-ring.ts'
import { choiceWords, emailProblems } from '../locales/spoken.ts'
import type { Calendar } from '../storage/calendar.ts'
import type { Db, Tx } from '../storage/database.ts'
import { mailAccountLink } from './account-links.ts'
import { mayMailLink } from './account-throttle.ts'
import { InvalidChoices } from './invalid-choices.ts'
import { findSubscriber, lockSubscriber, type Subscriber } from './read-subscriber.ts'
import { findSuppressed } from './suppression.ts'
import type { LetterDeps } from './write-letters.ts'

export type AccountDeps = LetterDeps & { db: Db; keys: KeyRing; calendar: Calendar }

/** What may be asked for; the other acts follow from these. */
export const askableActs = ['move', 'download', 'erase'] as const
export type AskableAct = (typeof askableActs)[number]

/** Throws `InvalidChoices` for what is no address or no such act. */
export async function requestAccountLink(
  deps: AccountDeps,
  input: { act: string } & ({ subscriberId: number } | { email: string }),
): Promise<void> {
  const act = askableActs.find((one) => one === input.act)
  if (!act) {
    throw new InvalidChoices([{ field: 'action', message: choiceWords.accountAct }])
  }
  const find = 'email' in input ? byAddress(input.email) : async () => input.subscriberId
  await deps.db.transaction(async (tx) => {
    const subscriberId = await find(tx)
    const subscriber = subscriberId === null ? null : await lockSubscriber(tx, subscriberId)
    if (subscriber) await answer(deps, tx, { subscriber, act })
  })
}

function byAddress(email: string): (tx: Tx) => Promise<number | null> {
  const parsed = parseEmailAddress(email)
  if (parsed.ok) return async (tx) => (await findSubscriber(tx, parsed.key))?.id ?? null
  throw new InvalidChoices([{ field: 'email', message: emailProblems[parsed.problem] }])
}

/** Who has left may still take what is held and have it erased, but has nothing to move. Of an address
 * that was only typed into a form nothing is known, so it gets no letter. */
async function answer(
  deps: AccountDeps,
  tx: Tx,
  { subscriber, act }: { subscriber: Subscriber; act: AskableAct },
): Promise<void> {
  const { id: subscriberId, email: address, emailKey: addressKey, state } = subscriber
  if (address === null || addressKey === null || state === 'pending') return
  if (act === 'move' && state !== 'confirmed') return
  const suppressed = await findSuppressed({ db: tx, keys: deps.keys }, [addressKey])
  if (suppressed.size > 0) return
  if (!(await mayMailLink(deps, tx, { subscriberId, act, addressKey }))) return
  const at = await deps.calendar.now(tx)
  await mailAccountLink(deps, tx, { subscriberId, act, address, addressKey, at })
}
