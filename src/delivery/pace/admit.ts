/** How many letters of a lane may be frozen now: all, one that asks whether a quota still stands, what
 * is left of the day, or none. Asked inside the transaction that freezes. */
import { type SQL, sql } from 'drizzle-orm'
import type { Tx } from '../../storage/database.ts'
import type { Lane } from '../../storage/schema/delivery.ts'
import { type DeliveryDeps, probeClaimSeconds } from '../deps.ts'
import { gateOf } from '../lanes.ts'
import { inTurn, waitingIn } from '../waiting-letters.ts'
import { isLimited, leftToday } from './count-day.ts'
import { claimProbe, parkCappedLane, unparkTurned } from './parking.ts'
import { decideTurns, hasTurn, orderOfTurns } from './turns.ts'

/** `which`: of those that wait, the only ones that may go now. */
export type Admission = { letters: number; probe: boolean; which: SQL; order: SQL }

/** Null: none. */
export async function admit(
  tx: Tx,
  deps: DeliveryDeps,
  { lane, limit }: { lane: Lane; limit: number },
): Promise<Admission | null> {
  const gate = await gateOf(tx, lane)
  if (gate !== 'free' && gate !== 'probe') return null
  const probe = gate === 'probe'
  const admission = { letters: probe ? 1 : limit, probe, which: waitingIn(lane), order: inTurn }
  if (isLimited(deps)) {
    await unparkTurned(tx)
    const left = await leftToday(tx, deps, lane)
    if (left.letters === 0) {
      const { reason } = left
      if (await parkCappedLane(tx, { lane, reason })) {
        deps.onEvent?.({ event: 'lane-capped', lane, reason })
      }
      return null
    }
    admission.letters = Math.min(admission.letters, left.letters)
    if (lane === 'bulk') Object.assign(admission, await inTurns(tx, lane, left.letters))
  }
  if (probe && !(await claimProbe(tx, { lane, seconds: probeClaimSeconds }))) return null
  return admission
}

/** Only when not everybody fits. */
async function inTurns(
  tx: Tx,
  lane: Lane,
  left: number,
): Promise<Partial<Pick<Admission, 'which' | 'order'>>> {
  const places = await freePlaces(tx, lane, left)
  if (await doAllFit(tx, lane, places)) return {}
  await decideTurns(tx, { lane, letters: places })
  return { which: hasTurn, order: orderOfTurns }
}

/** Frozen letters are counted when their attempt begins, and have their places until then. One at least,
 * for they may rest for an hour. */
async function freePlaces(tx: Tx, lane: Lane, left: number): Promise<number> {
  const rows = await tx.execute<{ frozen: number }>(sql`
    select coalesce(sum(size), 0)::int as frozen from batches
    where lane = ${lane} and state = 'open'`)
  return Math.max(1, left - (rows[0]?.frozen ?? 0))
}

/** Then nobody has to give way, and judging whose turn it is, a row of history for every waiting
 * letter, is spared: 2.3 s with a million waiting. Counting them takes a tenth. */
async function doAllFit(tx: Tx, lane: Lane, letters: number): Promise<boolean> {
  if (letters === Number.POSITIVE_INFINITY) return true
  const rows = await tx.execute<{ count: number }>(sql`
    select count(*)::int as count from (
      select from letters where ${waitingIn(lane)} limit ${letters + 1}) as waiting`)
  return (rows[0]?.count ?? 0) <= letters
}
