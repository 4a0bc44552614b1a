/** What one attempt over SMTP came to: one letter, one transaction, one reply that counts. Pure: an
 * error of nodemailer in, an outcome out. RFC 5321 4.2 for replies, RFC 3463 for the x.y.z in them. */
import type { Outcome } from '../outcome.ts'
import { rowWords } from '../row-words.ts'

/** What nodemailer's errors carry; all of it is checked, none believed. */
export type SmtpFault = {
  message?: unknown
  code?: unknown
  /** What the system said, where nodemailer gave it a code of its own. */
  originalCode?: unknown
  command?: unknown
  response?: unknown
  responseCode?: unknown
}

/** Greylisting relays ask for five minutes and forget who did not come back within a day. */
const deferMs = 300_000

type Said = { status: number; enhanced: string | null; words: string; code: string; detail: string }

/** `complete`: the whole letter had been handed over, so the relay may have it although no reply came.
 * Before that it must drop what it has (RFC 5321 4.1.1.4). */
export function outcomeOfSmtp(fault: SmtpFault, complete: boolean): Outcome {
  const detail = withoutAddresses(text(fault.message) || 'no reason given')
  const status = typeof fault.responseCode === 'number' ? fault.responseCode : 0
  const response = text(fault.response)
  if (status < 400 || status > 599) return outcomeWithoutReply(fault, complete, detail)
  const enhanced = /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(response)?.[1] ?? null
  const said = { status, enhanced, words: response, code: enhanced ?? String(status), detail }
  return outcomeOfReply(text(fault.command), said)
}

function outcomeWithoutReply(fault: SmtpFault, complete: boolean, detail: string): Outcome {
  const code = text(fault.code) || 'unnamed'
  if (complete) return { kind: 'unclear', code, detail }
  // Asked for and not offered, or not believed: trying again changes nothing.
  const untrusted = /CERT|SIGNATURE|ERR_TLS|ERR_SSL/.test(text(fault.originalCode))
  if (untrusted || code === 'ETLS' || code === 'EAUTH' || code === 'ENOAUTH') {
    return { kind: 'refused', code, detail }
  }
  if (code === 'EENVELOPE' || code === 'EMESSAGE') return { kind: 'rejected', code, detail }
  return { kind: 'busy', code, detail, retryAfterMs: null }
}

function outcomeOfReply(command: string, said: Said): Outcome {
  const { status, code, detail } = said
  if (status === 421) return { kind: 'busy', code, detail, retryAfterMs: null }
  if (command === 'RCPT TO' || command === 'DATA') {
    return status < 500 ? putOff(said) : refusal(said, command)
  }
  if (status < 500) return { kind: 'busy', code, detail, retryAfterMs: null }
  if (command === 'MAIL FROM' && isTooBig(said)) return { kind: 'rejected', code, detail }
  return { kind: 'refused', code, detail }
}

/** 4.3, 4.4, 4.5: the relay itself is unwell. Anything else is about this letter or its address. */
function putOff({ enhanced, status, code, detail }: Said): Outcome {
  const itself = enhanced === null ? status === 452 : /^4\.[345]\./.test(enhanced)
  return itself
    ? { kind: 'busy', code, detail, retryAfterMs: null }
    : { kind: 'deferred', code, detail, retryAfterMs: deferMs }
}

function refusal(said: Said, command: string): Outcome {
  const { status, enhanced, words, code, detail } = said
  if (status === 530 || status === 535 || /authentication required/i.test(words)) {
    return { kind: 'refused', code, detail }
  }
  if (isTooBig(said)) return { kind: 'rejected', code, detail }
  const subject = enhanced === null ? null : Number(enhanced.split('.')[1])
  // 5.1 the address, 5.2 its mailbox, 5.4 its host, 5.5 the syntax, 5.6 the content.
  if (subject !== null && subject !== 0 && subject !== 7 && subject !== 3) {
    return { kind: 'rejected', code, detail }
  }
  const unsaid = subject === null && command === 'RCPT TO' && !/relay|denied|policy/i.test(words)
  if (unsaid && [501, 550, 551, 553].includes(status)) return { kind: 'rejected', code, detail }
  return { kind: 'doubtful', code, detail }
}

const isTooBig = ({ status, enhanced }: Said): boolean =>
  enhanced === null ? status === 552 : enhanced === '5.3.4' || enhanced === '5.2.3'

/** Replies repeat whom they refuse; rows and the log keep no address. */
const withoutAddresses = (words: string): string =>
  rowWords(words.replace(/[^\s<>"(),:;]+@[^\s<>"(),:;]+/g, '…').replace(/\p{C}+/gu, ' '))

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
