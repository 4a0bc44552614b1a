/** What an event says of a letter's arrival. Only a fault of the address may ever suppress; a refusal
 * of us is ours to mend; in doubt it is transient, which pauses only after three in a row. Pure. */
import type { ReturnVerdict } from '../../storage/schema/returns.ts'
import type { Bounce, ProviderEvent } from './provider-event.ts'

export function verdictOf(event: ProviderEvent): ReturnVerdict | null {
  if (!event.mail) return null
  switch (event.type) {
    case 'email.complained':
      return 'complaint'
    case 'email.delivered':
      return 'delivered'
    case 'email.suppressed':
      return 'address'
    case 'email.bounced':
      return event.mail.bounce ? verdictOfBounce(event.mail.bounce) : 'transient'
    default:
      return null
  }
}

function verdictOfBounce({ type, subType, text }: Bounce): ReturnVerdict {
  const kind = subType.toLowerCase()
  const codes = statusCodes(text)
  if (kind === 'contentrejected' || kind === 'attachmentrejected') return 'us'
  if (codes.some(blamesUs))
    return codes.some(blamesAddress) && kind === 'noemail' ? 'address' : 'us'
  const isPermanent = type.toLowerCase() === 'permanent'
  if (isPermanent && addressKinds.has(kind)) return 'address'
  if (isPermanent && kind === 'general' && codes.some(blamesAddress)) return 'address'
  if (isPermanent && kind !== 'mailboxfull' && codes.length === 0 && policyWords.test(text)) {
    return 'us'
  }
  return 'transient'
}

/** The provider's own list of addresses that bounced hard. */
export const listKinds = new Set(['suppressed', 'onaccountsuppressionlist'])
const addressKinds = new Set(['noemail', ...listKinds])

/** Whether the letter went no further than the provider's own list. */
export const isOfList = ({ type, mail }: ProviderEvent): boolean =>
  type === 'email.suppressed' ||
  (type === 'email.bounced' && listKinds.has(mail?.bounce?.subType.toLowerCase() ?? ''))

type StatusCode = { class: number; subject: number; detail: number }

/** Enhanced status codes of RFC 3463; not parts of an IP address or of a version. */
function statusCodes(text: string): StatusCode[] {
  const found = text.matchAll(/(?<![\d.])([245])\.(\d{1,3})\.(\d{1,3})(?![\d]|\.\d)/g)
  return [...found].map((match) => ({
    class: Number(match[1]),
    subject: Number(match[2]),
    detail: Number(match[3]),
  }))
}

/** RFC 3463 3.2: of X.1, 7 and 8 speak of the sender's address. */
const aboutSender = new Set([7, 8])

const blamesAddress = (code: StatusCode): boolean =>
  code.class === 5 && code.subject === 1 && !aboutSender.has(code.detail)

/** X.7: security or policy. 4.7 is greylisting and patience, and does not count. */
const blamesUs = (code: StatusCode): boolean =>
  code.class === 5 && (code.subject === 7 || (code.subject === 1 && aboutSender.has(code.detail)))

/** Asked only where no code says more. */
const policyWords =
  /\b(spf|dkim|dmarc|spam|unauthenticated|authentication|unsolicited|reputation|blacklist(ed)?|block ?list(ed)?|policy|(ip|sender|domain) (address )?(is )?blocked)\b/i
