/** Takes a batch that is due again: rested after a refusal, or left by a process whose lease ran
 * out. Only batches of the own composer: another build would give other bytes. */
import { type SQL, sql } from 'drizzle-orm'
import type { Tx } from '../storage/database.ts'
import { batches, type Lane, letters } from '../storage/schema/delivery.ts'
import { type DeliveryDeps, leaseSeconds, probeClaimSeconds } from './deps.ts'
import { readFrozen } from './frozen-text.ts'
import { gateOf } from './lanes.ts'
import { rested, unleased } from './over.ts'
import { claimProbe, returnProbe } from './pace/parking.ts'
import { activeBatchStates, type BatchLetter, type ClaimedBatch } from './states.ts'

/** Literal, so that the partial index is found. */
export const isActive = sql.raw(
  `batches.state in (${activeBatchStates.map((state) => `'${state}'`).join(', ')})`,
)

/** Nobody works on it and it has rested. */
export const isDue: SQL = sql`${isActive} and ${rested} and ${unleased}`

export const isOurs = (deps: Pick<DeliveryDeps, 'composer' | 'transport'>): SQL =>
  sql`batches.composer = ${deps.composer} and batches.transport = ${deps.transport.name}`

/** Null when none is due or the lane is shut. Our own cap shuts out no batch: what may be taken is counted
 * already, and the rest of them are counted before they leave. */
export async function takeOverBatch(
  deps: DeliveryDeps,
  input: { lane: Lane; owner: string },
): Promise<ClaimedBatch | null> {
  return deps.db.transaction(async (tx) => {
    const gate = await gateOf(tx, input.lane)
    if (gate === 'held' || gate === 'parked') return null
    const probe = gate === 'probe'
    if (probe && !(await claimProbe(tx, { lane: input.lane, seconds: probeClaimSeconds }))) {
      return null
    }
    const row = await claim(tx, deps, input)
    if (!row) {
      if (probe) await returnProbe(tx, input.lane)
      return null
    }
    const members = await readMembers(tx, row)
    // A call was under way when its lease ran out (`lapsed` in moves.ts).
    const state = row.state === 'open' ? 'open' : 'maybe-taken'
    const { id, attempts, checksum } = row
    return { state, id, lane: input.lane, letters: members, attempts, checksum, probe }
  })
}

async function claim(tx: Tx, deps: DeliveryDeps, input: { lane: Lane; owner: string }) {
  const rows = await tx
    .update(batches)
    .set({
      state: sql`case when ${batches.state} = 'attempting' then 'maybe-taken'
        else ${batches.state} end`,
      leaseOwner: input.owner,
      leaseUntil: sql`clock_timestamp() + make_interval(secs => ${leaseSeconds})`,
    })
    .where(
      sql`${batches.id} = (select id from batches
        where ${isDue} and batches.lane = ${input.lane} and ${isOurs(deps)}
        order by coalesce(next_attempt_at, created_at), id limit 1 for update skip locked)`,
    )
    .returning({
      id: batches.id,
      state: batches.state,
      attempts: batches.attempts,
      checksum: batches.payloadChecksum,
      frozen: batches.frozen,
    })
  return rows[0]
}

/** In the order of the payload. An erased address reads as empty: those bytes cannot come again. */
async function readMembers(
  tx: Tx,
  { id: batchId, frozen }: { id: string; frozen: string | null },
): Promise<BatchLetter[]> {
  const contents = readFrozen(frozen)
  const rows = await tx
    .select({
      id: letters.id,
      kind: letters.kind,
      subscriberId: letters.subscriberId,
      digestId: letters.digestId,
      lateAt: letters.lateAt,
      to: letters.toAddress,
      position: letters.batchPosition,
    })
    .from(letters)
    .where(sql`${letters.batchId} = ${batchId} and ${letters.state} = 'frozen'`)
    .orderBy(letters.batchPosition)
  return rows.map(({ position, ...row }) => ({
    ...row,
    to: row.to ?? '',
    frozen: contents[position ?? 0] ?? null,
  }))
}
