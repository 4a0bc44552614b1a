/** What Resend refuses, and what to do about it. Names are an open set: statuses decide where a name
 * is not known. Pure. */
import { PaperboyError } from '../../errors.ts'

type Refusal = { status: number | null; name: string; message: string }

const helpByName: Record<string, string> = {
  missing_api_key: 'Set RESEND_API_KEY.',
  invalid_api_key:
    'RESEND_API_KEY is not a key of this account: make one with full access at resend.com/api-keys.',
  restricted_api_key:
    'This key may only send. Make one with full access for setup and doctor; a sending key is enough afterwards.',
  suspended_api_key: 'Resend has suspended this key: look for a mail from them, or ask them.',
  daily_quota_exceeded: 'The plan is used up for today: try tomorrow, or take a larger plan.',
  monthly_quota_exceeded: 'The plan is used up for this month: take a larger plan.',
  rate_limit_exceeded: 'Wait some seconds and give the command again.',
}

export function explainRefusal(error: unknown, headers: unknown, doing: string): PaperboyError {
  const refusal = refusalOf(error)
  const why = refusal.message || refusal.name || 'no answer that can be read'
  const { status } = refusal
  return new PaperboyError(
    status === null || status >= 500 ? 'unavailable' : 'upstream',
    `Resend did not ${doing}: ${why}`,
    { help: helpFor(refusal, headers), cause: refusal },
  )
}

function helpFor({ status, name, message }: Refusal, headers: unknown): string {
  if (status === null) {
    return 'Nothing came back that can be read: check the network and RESEND_BASE_URL, then give the command again.'
  }
  if (/plan includes|upgrade/i.test(message)) {
    return 'Remove a domain at resend.com/domains, or take a larger plan.'
  }
  if (/registered already/i.test(message)) {
    return 'The domain belongs to another Resend account: use the key of that one, or claim it at resend.com/domains.'
  }
  if (/not verified/i.test(message)) {
    return 'Put the DNS rows in place and run `paperboy setup resend` again.'
  }
  const wait = (headers as Record<string, unknown> | null | undefined)?.['retry-after']
  if (name === 'rate_limit_exceeded' && typeof wait === 'string') {
    return `Wait ${wait} s and give the command again.`
  }
  const known = helpByName[name]
  if (known !== undefined) return known
  if (status === 401 || status === 403) return 'Check RESEND_API_KEY and what it may do.'
  if (status === 404 || status === 405) return 'Check RESEND_BASE_URL.'
  if (status >= 500) return 'Resend is unwell (resend-status.com): try again later.'
  return 'Mend what it names, and give the command again.'
}

function refusalOf(error: unknown): Refusal {
  const fields = (typeof error === 'object' && error !== null ? error : {}) as Record<
    string,
    unknown
  >
  return {
    status: typeof fields.statusCode === 'number' ? fields.statusCode : null,
    name: typeof fields.name === 'string' ? fields.name : '',
    message: typeof fields.message === 'string' ? fields.message.replace(/\.$/, '') : '',
  }
}
