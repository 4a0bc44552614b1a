/** What one call to the provider came to. Pure: an SDK answer in, a discriminated outcome out.
 * Rules: design section 4.5 and Resend's error pages; names are an open set, so statuses decide
 * where a name is not known. */

export type Outcome =
  /** 2xx. `ids` in the order of the letters, or null when they do not match one to one. */
  | { kind: 'accepted'; ids: string[] | null }
  /** Nobody knows whether it was taken. */
  | { kind: 'unclear'; code: string; detail: string }
  /** The letters themselves were refused on this key; nothing was taken. */
  | { kind: 'rejected'; code: string; detail: string }
  /** The key was used before with other bytes: an earlier attempt may have been taken. */
  | { kind: 'key-reused'; code: string; detail: string }
  /** Come back later: a call with this key is under way, or the provider is unwell. */
  | { kind: 'busy'; code: string; detail: string; retryAfterMs: number | null }
  /** Too many requests a second. */
  | { kind: 'slow-down'; code: string; detail: string; retryAfterMs: number | null }
  /** The plan is used up for today or this month. */
  | { kind: 'quota'; code: string; detail: string }
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
  const fault = { code: text(error.name) || 'unnamed', detail: text(error.message).slice(0, 500) }
  return status === null ? { kind: 'unclear', ...fault } : outcomeOfStatus(status, fault, headers)
}

type Fault = { code: string; detail: string }

function outcomeOfStatus(status: number, fault: Fault, headers: Record<string, unknown>): Outcome {
  const retryAfterMs = retryAfterOf(headers['retry-after'])
  if (status === 409) return outcomeOfConflict(fault, retryAfterMs)
  if (quotaNames.has(fault.code)) return { kind: 'quota', ...fault }
  if (status === 429) return { kind: 'slow-down', ...fault, retryAfterMs }
  if (status >= 500 && status < 600) return { kind: 'busy', ...fault, retryAfterMs }
  if (status === 401 || status === 403 || senderNames.has(fault.code)) {
    return { kind: 'refused', ...fault }
  }
  if (status === 400 || status === 413 || status === 422) return { kind: 'rejected', ...fault }
  // 404 and 405: a wrong base URL. 408 and anything outside 4xx: nobody can say.
  const plain = status >= 402 && status < 500 && status !== 408
  return { kind: plain ? 'refused' : 'unclear', ...fault }
}

function outcomeOfConflict(fault: Fault, retryAfterMs: number | null): Outcome {
  return fault.code === 'invalid_idempotent_request'
    ? { kind: 'key-reused', ...fault }
    : { kind: 'busy', ...fault, retryAfterMs }
}

/** Ids are recorded only when there is exactly one, and another, for every letter. */
function idsOf(data: unknown, letters: number): string[] | null {
  const list = record(data).data
  if (!Array.isArray(list) || list.length !== letters) return null
  const ids = list.map((item) => text(record(item).id))
  return ids.every((id) => id !== '') && new Set(ids).size === letters ? ids : null
}

/** RFC 9110 10.2.3: seconds or an HTTP date; a day at most is believed. */
export function retryAfterOf(value: unknown, now = Date.now()): number | null {
  if (typeof value !== 'string' || value.trim() === '') return null
  const seconds = Number(value)
  const ms = Number.isNaN(seconds) ? Date.parse(value) - now : seconds * 1000
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), 86_400_000) : null
}

const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
