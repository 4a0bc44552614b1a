/** One attempt: compose outside any transaction, look once more, call, write down the answer. A kill
 * between any two of these loses nothing and doubles nothing (README.md tells why). */
import { beginAttempt } from './begin-attempt.ts'
import { checksumOf } from './checksum.ts'
import { type DeliveryDeps, leaseSeconds } from './deps.ts'
import { isFaultOfLetter } from './fault-of-letter.ts'
import type { Outcome } from './outcome.ts'
import { payloadOf } from './payload.ts'
import type { Message } from './ports.ts'
import { recordOutcome, recordUncomposable, type Settled, tellUnknown } from './record-outcome.ts'
import type { ClaimedBatch } from './states.ts'

const nothing: Settled = { accepted: 0, failed: 0, unknown: 0 }

export async function attemptBatch(
  deps: DeliveryDeps,
  input: { batch: ClaimedBatch; owner: string; now: Date },
): Promise<Settled> {
  const { batch, owner, now } = input
  const composed = await compose(deps, batch)
  if ('error' in composed) return recordUncomposable(deps, { batch, owner, error: composed.error })
  const { messages } = composed
  const checksum = checksumOf(messages.map(payloadOf))
  await deps.onStep?.('composed')
  const begun = await beginAttempt(deps, { batch, owner, checksum, now })
  if (begun.kind !== 'begun') return notBegun(deps, batch, begun)
  const begunAt = Date.now()
  await deps.onStep?.('begun')
  // A machine that slept here has lost its lease: the call is left to whoever holds it now.
  if (Date.now() - begunAt > (leaseSeconds * 1000) / 3) return nothing
  const outcome = await call(deps, batch.id, messages)
  await deps.onStep?.('answered')
  const fence = { owner, attempt: begun.attempt }
  const settled = await recordOutcome(deps, { batch, fence, outcome })
  await deps.onStep?.('settled')
  return settled
}

async function compose(
  deps: DeliveryDeps,
  batch: ClaimedBatch,
): Promise<{ messages: Message[] } | { error: unknown }> {
  try {
    const frozen = batch.letters.map(({ id, kind, to, frozen }) => ({ id, kind, to, frozen }))
    const messages = await deps.composeLetters(frozen)
    const inOrder = messages.every((message, index) => message.letterId === frozen[index]?.id)
    if (messages.length === frozen.length && inOrder) return { messages }
    return { error: new Error('composing did not give one message a letter, in their order') }
  } catch (error) {
    if (!isFaultOfLetter(error)) throw error
    return { error }
  }
}

async function call(deps: DeliveryDeps, key: string, messages: Message[]): Promise<Outcome> {
  try {
    return await deps.transport.send({ key, messages })
  } catch (error) {
    const detail = error instanceof Error ? error.message.slice(0, 500) : String(error)
    return { kind: 'unclear', code: 'threw', detail }
  }
}

function notBegun(
  deps: DeliveryDeps,
  batch: ClaimedBatch,
  begun: { kind: 'dissolved' | 'unknown'; reason: string } | { kind: 'lost' },
): Settled {
  if (begun.kind === 'lost') return nothing
  const letters = batch.letters.length
  if (begun.kind === 'unknown') {
    tellUnknown(deps, batch.id, letters, begun.reason)
    return { ...nothing, unknown: letters }
  }
  deps.onEvent?.({ event: 'batch-dissolved', batchId: batch.id, letters, reason: begun.reason })
  return nothing
}
