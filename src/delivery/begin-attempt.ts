/** The last look before the call, in one short transaction: is the batch still ours, may everybody in
 * it still be mailed, are these the bytes of before? Then the attempt is written down, so that a kill
 * during the call leaves a trace. */
import { sql } from 'drizzle-orm'
import type { Tx } from '../storage/database.ts'
import { type DeliveryDeps, keyHours, leaseSeconds } from './deps.ts'
import { dissolveBatch } from './dissolve-batch.ts'
import { isLate } from './freeze-batch.ts'
import { batchMove } from './move-sql.ts'
import { giveUp } from './settle-batch.ts'
import type { ClaimedBatch } from './states.ts'

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
    if (input.batch.state === 'open') {
      const reason = await dissolveUnwanted(tx, deps, input)
      if (reason !== null) return { kind: 'dissolved', reason }
    } else if (row.keyTooOld) {
      return stop(tx, input, `no clear answer within ${keyHours} h`)
    }
    if (row.checksum !== null && row.checksum !== input.checksum) {
      return stop(tx, input, 'composing it again gave other bytes')
    }
    const attempt = await begin(tx, input)
    return attempt === null ? { kind: 'lost' } : { kind: 'begun', attempt }
  })
}

async function lock(tx: Tx, { batch, owner }: BeginInput) {
  const rows = await tx.execute<{ checksum: string | null; too_old: boolean | null }>(sql`
    select payload_checksum as checksum,
      first_attempt_at < clock_timestamp() - make_interval(hours => ${keyHours}) as too_old
    from batches
    where id = ${batch.id} and lease_owner = ${owner} and lease_until > clock_timestamp()
      and state = ${batch.state}
    for update`)
  const row = rows[0]
  return row && { checksum: row.checksum, keyTooOld: row.too_old === true }
}

/** Not maybe-taken, so it may be taken apart and frozen without them. */
async function dissolveUnwanted(
  tx: Tx,
  deps: DeliveryDeps,
  { batch, now }: BeginInput,
): Promise<string | null> {
  const addressees = batch.letters.map(({ id, kind, subscriberId, to }) => ({
    letterId: id,
    kind,
    subscriberId,
    to,
  }))
  const unwanted = await deps.findUnwanted(tx, addressees)
  const late = batch.letters.some((letter) => isLate(letter, now))
  if (unwanted.length === 0 && !late) return null
  const reason = late ? 'late' : (unwanted[0]?.reason ?? 'unwanted')
  await dissolveBatch(tx, { batchId: batch.id, reason, unwanted })
  return reason
}

async function stop(tx: Tx, { batch }: BeginInput, reason: string): Promise<Begun> {
  await giveUp(tx, { batchId: batch.id, code: 'given-up', detail: reason })
  return { kind: 'unknown', reason }
}

async function begin(tx: Tx, { batch, owner, checksum }: BeginInput): Promise<number | null> {
  const move = batchMove('begin')
  const rows = await tx.execute<{ attempts: number }>(sql`
    update batches set state = ${move.next}, attempts = attempts + 1, payload_checksum = ${checksum},
      first_attempt_at = coalesce(first_attempt_at, clock_timestamp()),
      last_attempt_at = clock_timestamp(), next_attempt_at = null,
      lease_until = clock_timestamp() + make_interval(secs => ${leaseSeconds})
    where id = ${batch.id} and lease_owner = ${owner} and ${move.allowed}
    returning attempts`)
  return rows[0]?.attempts ?? null
}
