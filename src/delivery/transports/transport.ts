/** What carries a batch. One call a batch; the key makes repeating it harmless. */
import type { Outcome } from '../outcome.ts'
import type { RateHint } from '../pace/rate-hint.ts'
import type { Message } from '../ports.ts'

export type TransportName = 'outbox' | 'resend' | 'smtp'

/** Carriers that take the same letter twice when asked twice: an attempt without a clear answer is
 * never repeated. */
export const keylessTransports: readonly TransportName[] = ['smtp']
export const isKeyless = (name: TransportName): boolean => keylessTransports.includes(name)

/** `hint`: what the answer said about the rate. */
export type SendResult = Outcome & { hint?: RateHint | null }

export type BatchToSend = {
  key: string
  messages: Message[]
  /** `payloadOf` these messages, when it was asked for already. */
  payload?: Uint8Array
}

export type Transport = {
  name: TransportName
  /** Requests a second, shared by all instances through the database; 'learn': what its answers say
   * (pace/rate.ts); null: no limit. */
  rate: number | 'learn' | null
  /** Letters a call; deps.ts says how many unless told. */
  batchLimit?: number
  /** Calls under way at once. */
  inFlight?: number
  /** Longer than deps.ts says, for a carrier that may be long in answering. */
  leaseSeconds?: number
  /** Never throws for what the provider answers; a throw counts as an unclear outcome. It ends within
   * `callTimeoutMs`, well before the lease of the batch. */
  send(batch: BatchToSend): Promise<SendResult>
  /** Lets go of connections kept for the next call. */
  close?(): void
}

/** Below the lease (deps.ts) by enough for settling. */
export const callTimeoutMs = 20_000
