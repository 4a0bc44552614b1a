/** What one call to the provider came to. Pure: an SDK answer in, a discriminated outcome out.
 * Rules: design section 4.5 and Resend's error pages; names are an open set, so statuses decide
 * where a name is not known. */
import { redact } from '../observability/log.ts'
import { rowWords } from './row-words.ts'

export type Outcome =
  /** 2xx. `ids` in the order of the letters, or null when they do not match one to one. */
  | { kind: 'accepted'; ids: string[] | null }
  /** Nobody knows whether it was taken. */
  | { kind: 'unclear'; code: string; detail: string }
  /** The letters themselves were refused on this key; nothing was taken. */
  | { kind: 'rejected'; code: string; detail: string }
  /** The request is too long. True of this call, but no word on an earlier one with this key. */
  | { kind: 'too-large'; code: string; detail: string }
  /** The key was used before with other bytes: an earlier attempt may have been taken. */
  | { kind: 'key-reused'; code: string; detail: string }
  /** Come back later: the provider is unwell. */
  | { kind: 'busy'; code: string; detail: string; retryAfterMs: number | null }
  /** Too many requests a second. */
  | { kind: 'slow-down'; code: string; detail: string; retryAfterMs: number | null }
  /** The plan is used up for today or this month. */
  | { kind: 'quota'; code: string; detail: string }
  /** This letter is to come back later; others may go on meanwhile. */
  | { kind: 'deferred'; code: string; detail: string; retryAfterMs: number }
  /** Refused in words that may mean us or the addressee (judge-refusal.ts). */
  | { kind: 'doubtful'; code: string; detail: string }
  /** We ourselves are refused (key, domain, account); a person must act. */
  | { kind: 'refused'; code: string; detail: string }

/** The shape every call of the Resend SDK answers with; all of it is checked, none believed. */
export type SdkAnswer = {
  data: unknown
  error: unknown
  headers: unknown
}

const quotaNames = new Set(['daily_quota_exceeded', 'monthly_quota_exceeded', 'email_above_quota'])
/** Refusals of the sender, whatever status they come with: halving a batch would not help. */
const senderNames = new Set([
  'missing_api_key',
  'invalid_api_key',
  'restricted_api_key',
  'suspended_api_key',
  'invalid_permission',
  'invalid_from_address',
  'invalid_access',
  'invalid_region',
  'security_error',
])

export function outcomeOf(answer: SdkAnswer, letters: number): Outcome {
  if (answer.data !== null && answer.data !== undefined && !answer.error) {
    return { kind: 'accepted', ids: idsOf(answer.data, letters) }
  }
  // Neither data nor error: the SDK hands on an error body of `null` with any status.
  const error = record(answer.error)
  const headers = record(answer.headers)
  const status = typeof error.statusCode === 'number' ? error.statusCode : null
  const fault = { code: text(error.name) || 'unnamed', detail: detailOf(error.message) }
  return status === null ? { kind: 'unclear', ...fault } : outcomeOfStatus(status, fault, headers)
}

type Fault = { code: string; detail: string }

/** Providers quote whom they refuse; rows and alarms keep no address. */
const detailOf = (message: unknown): string => rowWords(redact(text(message)))

function outcomeOfStatus(status: number, fault: Fault, headers: Record<string, unknown>): Outcome {
  const retryAfterMs = retryAfterOf(headers['retry-after'], Date.parse(text(headers.date)))
  if (status === 409) return outcomeOfConflict(fault, retryAfterMs)
  if (quotaNames.has(fault.code)) return { kind: 'quota', ...fault }
  if (status === 429) return { kind: 'slow-down', ...fault, retryAfterMs }
  if (status >= 500 && status < 600) {
    if (isFromGateway(status, headers)) return { kind: 'unclear', ...fault }
    return { kind: 'busy', ...fault, retryAfterMs }
  }
  if (status === 401 || status === 403 || senderNames.has(fault.code)) {
    return { kind: 'refused', ...fault }
  }
  if (status === 400 || status === 413 || status === 422) {
    return outcomeOfRejection(status, fault, headers)
  }
  // 404 and 405: a wrong base URL. 408 and anything outside 4xx: nobody can say.
  const plain = status >= 402 && status < 500 && status !== 408
  return { kind: plain ? 'refused' : 'unclear', ...fault }
}

/** The provider answers every error in JSON. 502 and 504 are by their meaning the word of something
 * in between that lost the provider's answer: the provider may have taken the batch. */
const isFromGateway = (status: number, headers: Record<string, unknown>): boolean =>
  status === 502 || status === 504 || !/\bjson\b/i.test(text(headers['content-type']))

function outcomeOfRejection(
  status: number,
  fault: Fault,
  headers: Record<string, unknown>,
): Outcome {
  if (status === 413) return { kind: 'too-large', ...fault }
  if (!isFromGateway(status, headers)) return { kind: 'rejected', ...fault }
  // What stands in between said no without asking, which tells nothing of the key.
  return { kind: 'busy', ...fault, retryAfterMs: null }
}

function outcomeOfConflict(fault: Fault, retryAfterMs: number | null): Outcome {
  switch (fault.code) {
    case 'invalid_idempotent_request':
      return { kind: 'key-reused', ...fault }
    // Nobody else knows the key: a call of ours, doubled on its way or given up on, may yet be taken.
    case 'concurrent_idempotent_requests':
      return { kind: 'unclear', ...fault }
    default:
      return { kind: 'busy', ...fault, retryAfterMs }
  }
}

/** Ids are recorded only when there is exactly one, and another, for every letter. */
function idsOf(data: unknown, letters: number): string[] | null {
  const list = record(data).data
  if (!Array.isArray(list) || list.length !== letters) return null
  const ids = list.map((item) => text(record(item).id))
  return ids.every((id) => id !== '') && new Set(ids).size === letters ? ids : null
}

const longestRetryAfterMs = 3_600_000

/** RFC 9110 10.2.3: seconds, or an HTTP date, which only the clock that wrote it can be asked about:
 * `answeredAt` is the answer's own Date. An hour at most is believed: then one asks again. */
export function retryAfterOf(value: unknown, answeredAt: number): number | null {
  if (typeof value !== 'string' || value.trim() === '') return null
  const seconds = Number(value)
  const ms = Number.isNaN(seconds) ? Date.parse(value) - answeredAt : seconds * 1000
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), longestRetryAfterMs) : null
}

const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
