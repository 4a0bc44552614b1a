/** Mail addresses as people type them: checked, and brought to the one form that tells readers
 * apart. Stricter than RFC 5321: no quoted local parts, comments or IP literals. */
import { domainToASCII } from 'node:url'

export type EmailProblem =
  | 'empty'
  | 'control-character'
  | 'no-at'
  | 'local-part'
  | 'local-too-long'
  | 'domain'
  | 'too-long'

export type EmailAddress = {
  ok: true
  /** For the envelope: local part as typed, domain in lower-case ASCII. */
  address: string
  /** Tells readers apart: all lower case. Nobody is mailed at it. Dots and +labels stay. */
  key: string
  /** Lower-case ASCII. */
  domain: string
}
export type ParsedEmail = EmailAddress | { ok: false; problem: EmailProblem }

/** RFC 5321 4.5.3.1; 254 is what fits the 256 of a path in angle brackets. */
const longestLocal = 64
const longestAddress = 254
const longestDomain = 253

const invisible = /\p{C}/u
/** dot-atom of RFC 5322: no dot first, last or twice, which HTML's own pattern lets through. */
const localForm = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/
const labelForm = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/
/** What the host parser would decode, split at or take for an IP address. */
const hostTrick = /[^A-Za-z0-9.\-\u0080-\u{10ffff}]/u

/** Never throws; white space around the address is taken off. */
export function parseEmailAddress(text: string): ParsedEmail {
  const typed = text.trim()
  if (typed === '') return problem('empty')
  if (invisible.test(typed)) return problem('control-character')
  const at = typed.lastIndexOf('@')
  if (at < 0) return problem('no-at')
  const local = typed.slice(0, at)
  if (local.length > longestLocal) return problem('local-too-long')
  if (!localForm.test(local)) return problem('local-part')
  const domain = mailDomain(typed.slice(at + 1))
  if (domain === null) return problem('domain')
  const address = `${local}@${domain}`
  if (address.length > longestAddress) return problem('too-long')
  return { ok: true, address, key: address.toLowerCase(), domain }
}

/** `k•••@lab.example`: enough for its owner to know it, too little for anybody else. */
export function maskAddress(address: string): string {
  const at = address.lastIndexOf('@')
  const [first = ''] = address
  return at < 1 ? '•••' : `${first}•••${address.slice(at)}`
}

/** Lower-case ASCII of a domain that can have mail, or null. Needs a dot: `kim@gmail` is a slip far
 * more often than a host of one label. */
function mailDomain(domain: string): string | null {
  if (domain.length > longestDomain || hostTrick.test(domain)) return null
  const ascii = domainToASCII(domain).toLowerCase()
  if (ascii === '' || ascii.length > longestDomain) return null
  const labels = ascii.split('.')
  const last = labels.at(-1) as string
  const proper = labels.length >= 2 && labels.every((label) => labelForm.test(label))
  return proper && !/^\d+$/.test(last) ? ascii : null
}

const problem = (name: EmailProblem): ParsedEmail => ({ ok: false, problem: name })
