/** What is kept of an event for the operator: no address, though providers quote them, and no more
 * than a few lines. Pure. */
import { redact } from '../../observability/log.ts'
import { rowWords } from '../row-words.ts'
import type { MailFacts } from './provider-event.ts'

const longestFact = 500

export function factsOf({ bounce, reason }: MailFacts): Record<string, string> {
  const facts = bounce
    ? { type: bounce.type, subType: bounce.subType, reason: bounce.text }
    : { reason }
  return Object.fromEntries(
    Object.entries(facts).flatMap(([name, text]) => {
      const safe = redact(text.replaceAll('\0', '')).replace(/\s+/g, ' ').trim()
      return safe === '' ? [] : [[name, rowWords(safe, longestFact)]]
    }),
  )
}

/** One line that says why. */
export function reasonOf(mail: MailFacts): string {
  const { reason, subType } = factsOf(mail)
  return reason ?? subType ?? 'no reason given'
}
