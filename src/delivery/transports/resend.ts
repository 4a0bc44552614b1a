/** Resend through its SDK, which neither retries nor times out nor limits its rate: all three are
 * ours (design section 4.5). */
import { Resend } from 'resend'
import { outcomeOf } from '../outcome.ts'
import { payloadOf } from '../payload.ts'
import { callTimeoutMs, type Transport } from './transport.ts'

export type ResendOptions = {
  apiKey: string
  baseUrl: string
  /** Requests a second. */
  rate: number
  timeoutMs?: number
}

/** The SDK is built at the first call: its constructor throws without a key. */
export function createResendTransport(options: ResendOptions): Transport {
  let client: Resend | null = null
  const timeoutMs = options.timeoutMs ?? callTimeoutMs
  return {
    name: 'resend',
    rate: options.rate,
    async send({ key, messages }) {
      client ??= new Resend(options.apiKey, { baseUrl: options.baseUrl.replace(/\/+$/, '') })
      const answer = await client.batch.send(messages.map(payloadOf), {
        idempotencyKey: key,
        batchValidation: 'strict',
        signal: AbortSignal.timeout(timeoutMs),
      })
      return outcomeOf(answer, messages.length)
    },
  }
}
