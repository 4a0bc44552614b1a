/** Works both lanes until nothing can be tried. Any number of instances may do so at once: rows say
 * who does what. */
import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { attemptBatch } from './attempt-batch.ts'
import { watchReturns } from './breaker/watch-returns.ts'
import { type DeliveryReport, standingCounts } from './delivery-report.ts'
import type { DeliveryDeps } from './deps.ts'
import { freezeBatch } from './freeze-batch.ts'
import { unparkFromFuture } from './pace/parking.ts'
import { reopenCapped } from './pace/reopen-capped.ts'
import { recoverBatches } from './recover-batches.ts'
import type { ClaimedBatch } from './states.ts'
import { findWork, nextTryIn, type Work } from './survey-lanes.ts'
import { takeOverBatch } from './take-over-batch.ts'
import { takePermit } from './take-permit.ts'
import { withdrawLate } from './withdraw-late.ts'

export type RoundOptions = {
  /** For `tick`: also wait for Retry-After and lapsed leases that are at most a minute ahead. */
  untilIdle?: boolean
  /** Aborted: nothing more is frozen, calls under way are waited for. */
  signal?: AbortSignal
}

/** Further ahead than this, a round ends and the next one takes up the work. */
const longestWaitMs = 60_000
/** Without untilIdle only the pace of the permits is waited for, or so long. */
const paceMs = 2_000
/** Others may settle what we wait for: look again at least this often. */
const lookAgainMs = 1_000
/** Letters are locked by another instance that is just freezing them. */
const contendedMs = 20
const recoverEveryMs = 30_000

type Round = {
  owner: string
  signal: AbortSignal
  /** Ends the other workers when one has failed. */
  failed: boolean
  now: Date
  recoveredAt: number
  untilIdle: boolean
  tally: Pick<DeliveryReport, 'accepted' | 'unknown' | 'failed' | 'withdrawn'>
}

/** Rejects when the database fails; what was under way is then settled by a later round. */
export async function deliverRound(
  deps: DeliveryDeps,
  options: RoundOptions = {},
): Promise<DeliveryReport> {
  const round: Round = {
    owner: randomUUID(),
    signal: options.signal ?? new AbortController().signal,
    failed: false,
    now: new Date(0),
    recoveredAt: 0,
    untilIdle: options.untilIdle ?? false,
    tally: { accepted: 0, unknown: 0, failed: 0, withdrawn: 0 },
  }
  do {
    await recover(deps, round)
    await workTogether(deps, round)
  } while (round.untilIdle && (await waitForMore(deps, round)))
  const { waiting, parked } = await standingCounts(deps.db)
  const { accepted, unknown, failed, withdrawn } = round.tally
  return { accepted, waiting, parked, unknown, failed, withdrawn }
}

async function recover(deps: DeliveryDeps, round: Round): Promise<void> {
  round.recoveredAt = performance.now()
  round.now = await deps.calendar.now(deps.db)
  await unparkFromFuture(deps.db)
  await reopenCapped(deps)
  await watchReturns(deps)
  round.tally.unknown += await recoverBatches(deps)
  round.tally.withdrawn += await withdrawLate(deps, { now: round.now })
}

/** All workers are waited for before an error is passed on: no call is left unheard. */
async function workTogether(deps: DeliveryDeps, round: Round): Promise<void> {
  const workers = Array.from({ length: deps.inFlight ?? deps.transport.inFlight ?? 4 }, () =>
    work(deps, round),
  )
  const results = await Promise.allSettled(workers)
  const broken = results.find((result) => result.status === 'rejected')
  if (broken) throw broken.reason
}

async function work(deps: DeliveryDeps, round: Round): Promise<void> {
  try {
    while (!round.signal.aborted && !round.failed) {
      if (performance.now() - round.recoveredAt > recoverEveryMs) await recover(deps, round)
      if (!(await workOnce(deps, round))) return
    }
  } catch (error) {
    round.failed = true
    throw error
  }
}

/** False when this worker has nothing to do. The survey is repeated after every wait, so that a
 * permit always goes to the most urgent letter. */
async function workOnce(deps: DeliveryDeps, round: Round): Promise<boolean> {
  const found = await findWork(deps)
  if (!found) return false
  const permit = await takePermit(deps.db, deps.transport)
  if (!permit.granted) {
    const patience = round.untilIdle ? longestWaitMs : Math.max(paceMs, permit.spacingMs)
    if (permit.waitMs > Math.min(patience, longestWaitMs)) return false
    await sleep(deps, permit.waitMs, round.signal)
    return true
  }
  await deps.onStep?.('permitted')
  const { batch, claimed } = await claim(deps, round, found)
  if (batch) await attempt(deps, round, batch)
  else if (claimed === 0) await sleep(deps, contendedMs, round.signal)
  return true
}

async function claim(
  deps: DeliveryDeps,
  { owner, now, tally }: Round,
  { lane, from }: Work,
): Promise<{ batch: ClaimedBatch | null; claimed: number }> {
  if (from === 'due') {
    const batch = await takeOverBatch(deps, { lane, owner })
    return { batch, claimed: batch ? batch.letters.length : 0 }
  }
  const frozen = await freezeBatch(deps, { lane, owner, now })
  tally.withdrawn += frozen.withdrawn
  tally.failed += frozen.failed
  if (frozen.batch) await deps.onStep?.('frozen')
  return frozen
}

async function attempt(deps: DeliveryDeps, round: Round, batch: ClaimedBatch): Promise<void> {
  const settled = await attemptBatch(deps, { batch, owner: round.owner, now: round.now })
  round.tally.accepted += settled.accepted
  round.tally.failed += settled.failed
  round.tally.unknown += settled.unknown
}

/** Whether there is something to go on with, after waiting for it. */
async function waitForMore(deps: DeliveryDeps, { signal }: Round): Promise<boolean> {
  if (signal.aborted) return false
  const ms = await nextTryIn(deps)
  if (ms === null || ms > longestWaitMs) return false
  await sleep(deps, Math.min(Math.max(ms, contendedMs), lookAgainMs), signal)
  return !signal.aborted
}

async function sleep(deps: DeliveryDeps, ms: number, signal: AbortSignal): Promise<void> {
  if (deps.sleep) return deps.sleep(ms, signal)
  await pause(ms, undefined, { signal }).catch(() => {})
}
