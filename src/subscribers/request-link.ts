/** "Already reading? Send me my link." Neutral: whatever the address's state, the same answer. Readers
 * get their private link, those who never confirmed their confirmation; nobody else gets anything. */
import { parseEmailAddress } from '../lib/email-address.ts'
import { emailProblems } from '../locales/spoken.ts'
import type { Tx } from '../storage/database.ts'
import { InvalidChoices } from './invalid-choices.ts'
import { findSubscriber, lockSubscriber, type Subscriber } from './read-subscriber.ts'
import { askAgain, type RenewDeps } from './renew-signup.ts'
import { openSignupOf } from './signup-row.ts'
import { findSuppressed } from './suppression.ts'
import { writeLink } from './write-letters.ts'

/** `save`: the paper whose Save was pressed; the link then leads to saving it. Throws `InvalidChoices`
 * for what is no address. */
export async function requestLink(
  deps: RenewDeps,
  input: { email: string; save?: string },
): Promise<void> {
  const parsed = parseEmailAddress(input.email)
  if (!parsed.ok) {
    throw new InvalidChoices([{ field: 'email', message: emailProblems[parsed.problem] }])
  }
  await deps.db.transaction(async (tx) => {
    const suppressed = await findSuppressed({ db: tx, keys: deps.keys }, [parsed.key])
    const found = await findSubscriber(tx, parsed.key)
    if (!found || suppressed.size > 0) return
    const subscriber = await lockSubscriber(tx, found.id)
    if (subscriber) await answer(deps, tx, subscriber, input.save)
  })
}

async function answer(
  deps: RenewDeps,
  tx: Tx,
  subscriber: Subscriber,
  save: string | undefined,
): Promise<void> {
  if (subscriber.state === 'confirmed') {
    const reason = save === undefined ? 'asked' : 'save'
    await writeLink(deps, tx, { subscriberId: subscriber.id, reason, save })
    return
  }
  // Who has left is not written to unless they sign up themselves and it is not confirmed yet.
  const open = await openSignupOf(tx, subscriber.id)
  if (open) await askAgain(deps, tx, { subscriber, choices: open.choices })
}
