/** Faults a test can script, one a request. `taken` says whether the provider took the mails before
 * things went wrong, which is what the sender cannot know. */

export type Misbehaviour =
  | { fault: 'none' }
  /** The connection is reset. */
  | { fault: 'reset'; taken: boolean }
  /** Nothing is ever answered; the key stays under way until the caller hangs up. */
  | { fault: 'hang'; taken: boolean }
  /** 200 with something that is not JSON. */
  | { fault: 'garbage'; taken: boolean }
  /** Something in between answers for the provider, with a page of its own: 502 or 504. */
  | { fault: 'gateway'; status: number; taken: boolean }
  /** Takes all and names one id fewer. */
  | { fault: 'fewer-ids' }
  /** Takes its time, then answers as usual. */
  | { fault: 'slow'; ms: number }
  /** Any status, answered before the key is looked up. `text` replaces the JSON body. */
  | {
      fault: 'status'
      status: number
      name?: string
      message?: string
      headers?: Record<string, string>
      text?: string
    }

export const rateLimited = (retryAfter?: number): Misbehaviour => ({
  fault: 'status',
  status: 429,
  name: 'rate_limit_exceeded',
  message: 'Too many requests. Please limit the number of requests per second.',
  headers: retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) },
})

export const quotaExceeded = (which: 'daily' | 'monthly'): Misbehaviour => ({
  fault: 'status',
  status: 429,
  name: `${which}_quota_exceeded`,
  message: `You have reached your ${which} email sending quota.`,
})

export const serverError = (status = 500): Misbehaviour => ({
  fault: 'status',
  status,
  name: status === 500 ? 'application_error' : 'service_unavailable',
  message: 'An unexpected error occurred.',
})

export const wrongKey: Misbehaviour = {
  fault: 'status',
  status: 403,
  name: 'invalid_api_key',
  message: 'API key is invalid',
}

/** One letter of the batch is at fault, whichever. */
export const invalidMail: Misbehaviour = {
  fault: 'status',
  status: 422,
  name: 'validation_error',
  message: 'Invalid `to` field.',
}

export const concurrentKey: Misbehaviour = {
  fault: 'status',
  status: 409,
  name: 'concurrent_idempotent_requests',
  message: 'Another request with the same idempotency key is in progress.',
}
