/** The parts of a mailbox, `Name <a@b>` or `a@b`. */
import { parseEmailAddress } from './email-address.ts'

/** The bare address. */
export const mailboxAddress = (mailbox: string): string =>
  (/<([^<>]+)>\s*$/.exec(mailbox)?.[1] ?? mailbox).trim()

/** Lower-case ASCII; null when no mail can come from there, as from `paperboy@localhost`. */
export function mailboxDomain(mailbox: string): string | null {
  const parsed = parseEmailAddress(mailboxAddress(mailbox))
  return parsed.ok ? parsed.domain : null
}
