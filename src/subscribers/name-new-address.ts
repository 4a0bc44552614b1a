/** The second step of a change of address: who has the old mailbox names the new one, and a letter asks
 * there. The answer is the same whoever reads at the new address. */
import { parseEmailAddress } from '../lib/email-address.ts'
import { choiceWords, emailProblems } from '../locales/spoken.ts'
import { mailAccountLink } from './account-links.ts'
import { mayMailLink } from './account-throttle.ts'
import { type ChoiceProblem, InvalidChoices } from './invalid-choices.ts'
import { holdLink } from './open-account-link.ts'
import type { SignupPolicy } from './ports.ts'
import type { AccountDeps } from './request-account-link.ts'
import { findSuppressed } from './suppression.ts'

/** False: the link is spent. Throws `InvalidChoices` for an address that cannot be taken. */
export async function nameNewAddress(
  deps: AccountDeps & { signup: SignupPolicy },
  input: { linkId: number; email: string },
): Promise<boolean> {
  const parsed = parseEmailAddress(input.email)
  if (!parsed.ok) throw wrong(emailProblems[parsed.problem])
  const { signup } = deps
  if (signup.kind === 'domain' && parsed.domain !== signup.domain) {
    throw wrong(choiceWords.onlyDomain(signup.domain))
  }
  return deps.db.transaction(async (tx) => {
    const held = await holdLink(tx, { linkId: input.linkId, act: 'move', calendar: deps.calendar })
    if (held?.subscriber.state !== 'confirmed') return false
    const { subscriber, at } = held
    if (parsed.key === subscriber.emailKey) throw wrong(choiceWords.sameAddress)
    const { address, key: addressKey } = parsed
    const suppressed = await findSuppressed({ db: tx, keys: deps.keys }, [addressKey])
    if (suppressed.size > 0) return true
    const wanted = { subscriberId: subscriber.id, act: 'arrive' as const, address, addressKey }
    if (!(await mayMailLink(deps, tx, wanted))) return true
    await mailAccountLink(deps, tx, { ...wanted, otherAddress: subscriber.email, at })
    return true
  })
}

const wrong = (message: string): InvalidChoices => {
  const problem: ChoiceProblem = { field: 'email', message }
  return new InvalidChoices([problem])
}
