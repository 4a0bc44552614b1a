/** What carries a batch. One call a batch; the key makes repeating it harmless. */
import type { Outcome } from '../outcome.ts'
import type { Message } from '../ports.ts'

export type Transport = {
  name: 'outbox' | 'resend'
  /** Requests a second, shared by all instances through the database; null: no limit. */
  rate: number | null
  /** Never throws for what the provider answers; a throw counts as an unclear outcome. It ends within
   * `callTimeoutMs`, well before the lease of the batch. */
  send(batch: { key: string; messages: Message[] }): Promise<Outcome>
}

/** Below the lease (deps.ts) by enough for settling. */
export const callTimeoutMs = 20_000
