/** Who may subscribe. */
import { parseEmailAddress } from '../lib/email-address.ts'

export type SignupPolicy =
  | { kind: 'open' }
  | { kind: 'closed' }
  | { kind: 'domain'; domain: string }

/** Null for what is none. The domain as addresses are compared by: lower case, ASCII. */
export function signupOf(value: string): SignupPolicy | null {
  if (value === 'open' || value === 'closed') return { kind: value }
  const parsed = value.startsWith('@') ? parseEmailAddress(`x${value}`) : null
  return parsed?.ok ? { kind: 'domain', domain: parsed.domain } : null
}
