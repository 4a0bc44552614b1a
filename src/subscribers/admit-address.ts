/** Whether an address may subscribe here at all; says nothing of who reads already. */
import { PaperboyError } from '../errors.ts'
import { type ParsedEmail, parseEmailAddress } from '../lib/email-address.ts'
import { choiceWords, emailProblems } from '../locales/spoken.ts'
import type { ChoiceProblem } from './invalid-choices.ts'
import type { SignupPolicy } from './ports.ts'

export type Admission = { parsed: ParsedEmail; problems: ChoiceProblem[] }

/** Throws `forbidden` when sign-up is closed. */
export function admitAddress(policy: SignupPolicy, email: string): Admission {
  if (policy.kind === 'closed') throw new PaperboyError('forbidden', choiceWords.closed)
  const parsed = parseEmailAddress(email)
  if (!parsed.ok) return wrong(parsed, emailProblems[parsed.problem])
  const elsewhere = policy.kind === 'domain' && parsed.domain !== policy.domain
  return elsewhere ? wrong(parsed, choiceWords.onlyDomain(policy.domain)) : { parsed, problems: [] }
}

const wrong = (parsed: ParsedEmail, message: string): Admission => ({
  parsed,
  problems: [{ field: 'email', message }],
})
