/** From an outcome to what becomes of the batch, the lane and the rate. */

import type { Executor } from '../storage/database.ts'
import { type DeliveryDeps, probeSeconds } from './deps.ts'
import { dissolveBatch, splitBatch } from './dissolve-batch.ts'
import { holdWhenManyUnmade } from './fault-of-letter.ts'
import { holdWhenManyUnknown } from './hold-when-many-unknown.ts'
import { deferredCode, doubtfulCode, doubtRestMs, judgeRefusal } from './judge-refusal.ts'
import { holdLane } from './lanes.ts'
import type { Outcome } from './outcome.ts'
import { heedSlowDown } from './pace/heed-answer.ts'
import { parkLane, unparkLane } from './pace/parking.ts'
import { delayAfter } from './retry-delay.ts'
import { rowWords } from './row-words.ts'
import { accept, type Fence, giveUp, rest } from './settle-batch.ts'
import type { ClaimedBatch } from './states.ts'
import { isKeyless } from './transports/transport.ts'

export type Settled = { accepted: number; failed: number; unknown: number }
export type Attempted = { batch: ClaimedBatch; fence: Fence; outcome: Outcome }

const nothing: Settled = { accepted: 0, failed: 0, unknown: 0 }
type OutcomeOf<Kind extends Outcome['kind']> = Extract<Outcome, { kind: Kind }>

export async function recordOutcome(deps: DeliveryDeps, input: Attempted): Promise<Settled> {
  const { batch, outcome } = input
  switch (outcome.kind) {
    case 'accepted': {
      const accepted = await accept(deps.db, { batchId: batch.id, ids: outcome.ids })
      if (batch.probe) await unparkLane(deps.db, batch.lane)
      return { ...nothing, accepted }
    }
    case 'unclear':
      if (isKeyless(deps.transport.name)) return giveUpKeyless(deps, input, outcome)
      return retryLater(deps, input, outcome)
    case 'busy':
    case 'slow-down':
      return retryLater(deps, input, outcome)
    case 'deferred':
      return input.fence.attempt < deferralLimit
        ? retryLater(deps, input, outcome)
        : recordRejection(deps, input, { ...outcome, kind: 'rejected' })
    case 'doubtful':
      return recordDoubtful(deps, input, outcome)
    case 'rejected':
      return recordRejection(deps, input, outcome)
    case 'too-large':
      if (batch.state === 'open') return recordRejection(deps, input, outcome)
      return retryLater(deps, input, { ...outcome, kind: 'busy', retryAfterMs: null })
    case 'key-reused': {
      const { code, detail } = outcome
      const unknown = await giveUp(deps.db, { batchId: batch.id, code, detail, fence: input.fence })
      tellUnknown(deps, batch.id, unknown, code)
      return { ...nothing, unknown }
    }
    case 'quota':
    case 'refused':
      return shutLane(deps, input, outcome)
  }
}

async function retryLater(
  deps: DeliveryDeps,
  { batch, fence }: Attempted,
  outcome: OutcomeOf<'unclear' | 'busy' | 'slow-down' | 'deferred'>,
): Promise<Settled> {
  const asked = outcome.kind === 'unclear' ? null : outcome.retryAfterMs
  const restMs = delayAfter(asked, fence.attempt, deps.random ?? Math.random)
  const { detail } = outcome
  const code = outcome.kind === 'deferred' ? deferredCode : outcome.code
  const event = outcome.kind === 'unclear' ? 'unclear' : 'answered-early'
  await rest(deps.db, { batchId: batch.id, event, fence, restMs, code, detail })
  if (outcome.kind === 'slow-down') {
    await heedSlowDown(deps.db, deps.transport, restMs)
  }
  deps.onEvent?.({
    event: 'batch-retried',
    batchId: batch.id,
    attempts: fence.attempt,
    reason: `${outcome.kind}: ${code}`,
  })
  return nothing
}

/** An address that put a letter off this often will not take it. */
const deferralLimit = 100

async function recordDoubtful(
  deps: DeliveryDeps,
  input: Attempted,
  { code, detail }: OutcomeOf<'doubtful'>,
): Promise<Settled> {
  const verdict = await judgeRefusal(deps.db, { batchId: input.batch.id })
  switch (verdict) {
    case 'ask-again': {
      const event = 'answered-early'
      const resting = { event, restMs: doubtRestMs, code: doubtfulCode, detail } as const
      await rest(deps.db, { batchId: input.batch.id, fence: input.fence, ...resting })
      return nothing
    }
    case 'the-letter':
      return recordRejection(deps, input, { kind: 'rejected', code, detail })
    case 'us':
      return shutLane(deps, input, { kind: 'refused', code, detail })
  }
}

async function giveUpKeyless(
  deps: DeliveryDeps,
  { batch, fence }: Attempted,
  { code, detail }: OutcomeOf<'unclear'>,
): Promise<Settled> {
  const unknown = await giveUp(deps.db, { batchId: batch.id, code, detail, fence })
  tellUnknown(deps, batch.id, unknown, code)
  await holdWhenManyUnknown(deps, batch.lane)
  return { ...nothing, unknown }
}

async function recordRejection(
  deps: DeliveryDeps,
  { batch, fence }: Attempted,
  fault: OutcomeOf<'rejected' | 'too-large'>,
): Promise<Settled> {
  const { failed } = await deps.db.transaction((tx) =>
    splitBatch(tx, deps, {
      batch,
      fence,
      by: 'rejected',
      fault: { code: fault.code, detail: fault.detail },
    }),
  )
  if (failed > 0) tellFailed(deps, batch, fault.code)
  return { ...nothing, failed }
}

/** A used-up quota parks the lane until a probe; a refusal of ourselves holds it for a person. What
 * the provider surely has none of waits again, to be late, to change, or to leave. */
async function shutLane(
  deps: DeliveryDeps,
  { batch, fence }: Attempted,
  { kind, code, detail }: OutcomeOf<'quota' | 'refused'>,
): Promise<Settled> {
  const { lane } = batch
  const reason = `${code}: ${detail}`
  const news = await deps.db.transaction(async (tx) => {
    const restMs = kind === 'quota' ? probeSeconds * 1000 : 0
    const resting = {
      batchId: batch.id,
      event: 'answered-early',
      fence,
      restMs,
      code,
      detail,
    } as const
    const state = await rest(tx, resting)
    if (state === 'open') await dissolveBatch(tx, { batchId: batch.id, reason })
    if (kind === 'refused') return holdLane(tx, { lane, reason, by: 'refused' })
    await parkLane(tx, { lane, reason, seconds: probeSeconds })
    return true
  })
  // Calls that were under way are refused alike: told once.
  if (news) deps.onEvent?.({ event: kind === 'quota' ? 'lane-parked' : 'lane-held', lane, reason })
  return nothing
}

/** A batch that cannot be composed was never called for: taken apart while nothing of it can be with
 * the provider, else left to rest, because only the same bytes would tell its fate. */
export async function recordUncomposable(
  deps: DeliveryDeps,
  input: { batch: ClaimedBatch; owner: string; error: unknown },
): Promise<Settled> {
  const { batch, owner, error } = input
  const detail = rowWords(error instanceof Error ? error.message : String(error))
  if (batch.state === 'maybe-taken') {
    await releaseUntried(deps.db, input, { code: 'compose-failed', detail })
    return nothing
  }
  const fault = { code: 'compose-failed', detail }
  const fence = { owner, attempt: batch.attempts }
  const { failed } = await deps.db.transaction((tx) =>
    splitBatch(tx, deps, { batch, fence, by: 'dissolve', fault }),
  )
  if (failed > 0) {
    tellFailed(deps, batch, detail)
    await holdWhenManyUnmade(deps, batch.lane)
  }
  return { ...nothing, failed }
}

/** Longer than `tick` waits, so that it ends. */
const composeRestMs = 120_000

function releaseUntried(
  db: Executor,
  { batch, owner }: { batch: ClaimedBatch; owner: string },
  fault: { code: string; detail: string },
) {
  const fence = { owner, attempt: batch.attempts }
  const resting = {
    batchId: batch.id,
    event: 'answered-early',
    fence,
    restMs: composeRestMs,
  } as const
  return rest(db, { ...resting, ...fault })
}

export function tellUnknown(deps: DeliveryDeps, batchId: string, letters: number, reason: string) {
  if (letters > 0) deps.onEvent?.({ event: 'batch-unknown', batchId, letters, reason })
}

function tellFailed(deps: DeliveryDeps, batch: ClaimedBatch, reason: string) {
  const [letter] = batch.letters
  if (letter) deps.onEvent?.({ event: 'letter-failed', letterId: letter.id, reason })
}
