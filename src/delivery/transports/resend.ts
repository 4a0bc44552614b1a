/** Resend through its SDK, which neither retries nor times out nor limits its rate: all three are
 * ours (design section 4.5). */
import { Resend } from 'resend'
import { outcomeOf } from '../outcome.ts'
import { readRateHint } from '../pace/rate-hint.ts'
import { payloadOf } from '../payload.ts'
import { callTimeoutMs, type Transport } from './transport.ts'

export type ResendOptions = {
  apiKey: string
  baseUrl: string
  /** Requests a second; 'learn': what Resend says it allows. */
  rate: number | 'learn'
  timeoutMs?: number
}

/** The SDK is built at the first call: its constructor throws without a key. */
export function createResendTransport(options: ResendOptions): Transport {
  let client: Resend | null = null
  const timeoutMs = options.timeoutMs ?? callTimeoutMs
  return {
    name: 'resend',
    rate: options.rate,
    async send({ key, messages, payload = payloadOf(messages) }) {
      client ??= new Resend(options.apiKey, { baseUrl: options.baseUrl.replace(/\/+$/, '') })
      const request = {
        // In place of what `post` would make of an entity: these are the bytes whose checksum is known.
        body: payload,
        idempotencyKey: key,
        headers: { 'x-batch-validation': 'strict' },
        signal: AbortSignal.timeout(timeoutMs),
      }
      const answer = await client.post('/emails/batch', undefined, request)
      return { ...outcomeOf(answer, messages.length), hint: readRateHint(answer.headers) }
    },
  }
}
