/** One attempt: compose outside any transaction, look once more, call, write down the answer. A kill
 * between any two of these loses nothing and doubles nothing (README.md tells why). */
import { beginAttempt } from './begin-attempt.ts'
import { checksumOf } from './checksum.ts'
import { type DeliveryDeps, leaseSeconds } from './deps.ts'
import { isFaultOfLetter } from './fault-of-letter.ts'
import { depart } from './pace/depart.ts'
import { heedHint } from './pace/heed-answer.ts'
import { payloadOf } from './payload.ts'
import type { Message } from './ports.ts'
import { recordOutcome, recordUncomposable, type Settled, tellUnknown } from './record-outcome.ts'
import { rowWords } from './row-words.ts'
import { type Fence, rest } from './settle-batch.ts'
import type { ClaimedBatch } from './states.ts'
import type { BatchToSend, SendResult } from './transports/transport.ts'

const nothing: Settled = { accepted: 0, failed: 0, unknown: 0 }

export async function attemptBatch(
  deps: DeliveryDeps,
  input: { batch: ClaimedBatch; owner: string; now: Date },
): Promise<Settled> {
  const { batch, owner, now } = input
  const composed = await compose(deps, batch)
  if ('error' in composed) return recordUncomposable(deps, { batch, owner, error: composed.error })
  const { messages } = composed
  const payload = payloadOf(messages)
  const checksum = checksumOf(payload)
  await deps.onStep?.('composed')
  await depart(deps)
  const begun = await beginAttempt(deps, { batch, owner, checksum, now })
  if (begun.kind !== 'begun') return notBegun(deps, batch, begun)
  const fence = { owner, attempt: begun.attempt }
  const begunAt = bothClocks()
  await deps.onStep?.('begun')
  if (hasSlept(begunAt)) {
    await giveBack(deps, batch.id, fence)
    return nothing
  }
  const outcome = await call(deps, { key: batch.id, messages, payload })
  await deps.onStep?.('answered')
  if (outcome.hint) await heedHint(deps.db, deps.transport, outcome.hint)
  const settled = await recordOutcome(deps, { batch, fence, outcome })
  await deps.onStep?.('settled')
  return settled
}

type Moment = { wall: number; steady: number }

/** While a machine sleeps its steady clock stands still; its wall clock may be set meanwhile. */
const bothClocks = (): Moment => ({ wall: Date.now(), steady: performance.now() })

/** So long that the lease may be over, or, after a day, the key forgotten: the call is left to
 * whoever holds the batch now. A wall clock set forward looks the same and costs one attempt. */
function hasSlept(since: Moment): boolean {
  const now = bothClocks()
  const most = Math.max(now.wall - since.wall, now.steady - since.steady)
  return most > (leaseSeconds * 1000) / 3
}

/** This attempt called nobody, so the batch is again what it was, unless another holds it by now. */
async function giveBack({ db }: DeliveryDeps, batchId: string, fence: Fence): Promise<void> {
  const detail = 'the process slept before its call'
  await rest(db, { batchId, event: 'answered-early', fence, restMs: 0, code: 'slept', detail })
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

async function call(deps: DeliveryDeps, batch: BatchToSend): Promise<SendResult> {
  try {
    return await deps.transport.send(batch)
  } catch (error) {
    const detail = rowWords(error instanceof Error ? error.message : String(error))
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
