/** The last look before the call, in one short transaction: is the batch still ours, may everybody in
 * it still be mailed, are these the bytes of before? Then the attempt is written down, so that a kill
 * during the call leaves a trace. */
import { sql } from 'drizzle-orm'
import type { Tx } from '../storage/database.ts'
import { type DeliveryDeps, keyHours, leaseSeconds } from './deps.ts'
import { dissolveBatch } from './dissolve-batch.ts'
import { isLate } from './freeze-batch.ts'
import { batchMove } from './move-sql.ts'
import { keyTooOld } from './over.ts'
import { countDay } from './pace/count-day.ts'
import { giveUp } from './settle-batch.ts'
import type { ClaimedBatch } from './states.ts'
import { isKeyless } from './transports/transport.ts'

/** Why a letter of a keyless transport is unknown. */
export const cutOff = 'the attempt ended without a clear answer and cannot be repeated'

export type Begun =
  /** Call now. `attempt` fences the settling: only the newest attempt may write its answer. */
  | { kind: 'begun'; attempt: number }
  | { kind: 'dissolved'; reason: string }
  | { kind: 'unknown'; reason: string }
  /** Another owner has it, or it is settled. */
  | { kind: 'lost' }

export type BeginInput = { batch: ClaimedBatch; owner: string; checksum: string; now: Date }

export async function beginAttempt(deps: DeliveryDeps, input: BeginInput): Promise<Begun> {
  return deps.db.transaction(async (tx) => {
    const row = await lock(tx, input)
    if (!row) return { kind: 'lost' }
    const isChanged = row.checksum !== null && row.checksum !== input.checksum
    if (input.batch.state === 'open') {
      const reason = await dissolveOpen(tx, deps, { ...input, isChanged })
      if (reason !== null) return { kind: 'dissolved', reason }
    } else {
      const reason = reasonToStop(deps, { ...row, isChanged })
      if (reason !== null) return stop(tx, input, reason)
    }
    if (!(await countDay(tx, deps, input.batch))) {
      const reason = 'no longer fits into the letters of the day'
      await dissolveBatch(tx, { batchId: input.batch.id, reason })
      return { kind: 'dissolved', reason }
    }
    const attempt = await begin(tx, deps, input)
    return attempt === null ? { kind: 'lost' } : { kind: 'begun', attempt }
  })
}

/** Why a batch that may have been taken must not be asked for again. */
function reasonToStop(
  { transport }: DeliveryDeps,
  { keyTooOld, isChanged }: { keyTooOld: boolean; isChanged: boolean },
): string | null {
  if (isKeyless(transport.name)) return cutOff
  if (keyTooOld) return `no clear answer within ${keyHours} h`
  return isChanged ? otherBytes : null
}

async function lock(tx: Tx, { batch, owner }: BeginInput) {
  const rows = await tx.execute<{ checksum: string | null; too_old: boolean | null }>(sql`
    select payload_checksum as checksum, ${keyTooOld} as too_old
    from batches
    where id = ${batch.id} and lease_owner = ${owner} and lease_until > clock_timestamp()
      and state = ${batch.state}
    for update`)
  const row = rows[0]
  return row && { checksum: row.checksum, keyTooOld: row.too_old === true }
}

const otherBytes = 'composing it again gave other bytes'

/** Not maybe-taken, so it may be taken apart and frozen anew: without the unwanted and the late, and
 * under another key when its bytes are no longer those of before. */
async function dissolveOpen(
  tx: Tx,
  deps: DeliveryDeps,
  { batch, now, isChanged }: BeginInput & { isChanged: boolean },
): Promise<string | null> {
  const addressees = batch.letters.map(({ id, kind, subscriberId, to }) => ({
    letterId: id,
    kind,
    subscriberId,
    to,
  }))
  const unwanted = await deps.findUnwanted(tx, addressees)
  const late = batch.letters.some((letter) => isLate(letter, now))
  const reason = late ? 'late' : (unwanted[0]?.reason ?? (isChanged ? otherBytes : null))
  if (reason === null) return null
  await dissolveBatch(tx, { batchId: batch.id, reason, unwanted })
  return reason
}

async function stop(tx: Tx, { batch }: BeginInput, reason: string): Promise<Begun> {
  await giveUp(tx, { batchId: batch.id, code: 'given-up', detail: reason })
  return { kind: 'unknown', reason }
}

/** The age of the key counts from the first attempt that may have been taken: of an open batch the
 * provider has nothing, however often it was tried. */
async function begin(
  tx: Tx,
  { transport }: DeliveryDeps,
  { batch, owner, checksum }: BeginInput,
): Promise<number | null> {
  const move = batchMove('begin')
  const rows = await tx.execute<{ attempts: number }>(sql`
    update batches set state = ${move.next}, attempts = attempts + 1, payload_checksum = ${checksum},
      first_attempt_at = case when state = 'open' then clock_timestamp() else first_attempt_at end,
      last_attempt_at = clock_timestamp(), next_attempt_at = null,
      lease_until = clock_timestamp()
        + make_interval(secs => ${transport.leaseSeconds ?? leaseSeconds})
    where id = ${batch.id} and lease_owner = ${owner} and ${move.allowed}
    returning attempts`)
  return rows[0]?.attempts ?? null
}
