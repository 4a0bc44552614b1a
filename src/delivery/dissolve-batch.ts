/** Takes a batch apart. Only when the provider has none of it: its letters then go back to waiting,
 * or, after a rejection, into two halves, down to the one letter that is at fault. */
import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { Tx } from '../storage/database.ts'
import type { DeliveryDeps } from './deps.ts'
import { frozenText } from './frozen-text.ts'
import { batchMove, letterMove } from './move-sql.ts'
import { uncount } from './pace/count-day.ts'
import { setAside } from './set-aside.ts'
import { type Fence, fenced } from './settle-batch.ts'
import type { ClaimedBatch } from './states.ts'

type Unwanted = { letterId: number; reason: string }

/** Letters wait again and are frozen anew under another key. The unwanted are marked with the address
 * they were unwanted for, so that freezing withdraws them unless the address has changed. */
export async function dissolveBatch(
  tx: Tx,
  input: { batchId: string; reason: string; unwanted?: Unwanted[] },
): Promise<boolean> {
  const move = batchMove('dissolve')
  const moved = await tx.execute(sql`
    update batches set state = ${move.next}, error_code = 'dissolved',
      error_detail = ${input.reason}, settled_at = clock_timestamp(), frozen = null,
      lease_owner = null, lease_until = null
    where id = ${input.batchId} and ${move.allowed} returning id`)
  if (moved.length === 0) return false
  const reasons = Object.fromEntries((input.unwanted ?? []).map((u) => [u.letterId, u.reason]))
  const back = letterMove('return')
  await tx.execute(sql`
    update letters set state = ${back.next}, batch_id = null, batch_position = null,
      error_code = case when jsonb_exists(why.reasons, letters.id::text) then 'unwanted' end,
      error_detail = why.reasons ->> letters.id::text,
      to_address = case when jsonb_exists(why.reasons, letters.id::text) then to_address end
    from (select ${JSON.stringify(reasons)}::jsonb as reasons) why
    where batch_id = ${input.batchId} and ${back.allowed}`)
  return true
}

export type Fault = { code: string; detail: string }

/** A batch whose letters were refused for themselves. One letter: it failed. More: two new batches
 * with the same frozen letters, due at once. Returns how many letters were set aside as failed. */
export async function splitBatch(
  tx: Tx,
  deps: Pick<DeliveryDeps, 'composer' | 'transport' | 'onWithdrawn'>,
  input: { batch: ClaimedBatch; fence: Fence; by: 'rejected' | 'dissolve'; fault: Fault },
): Promise<{ split: boolean; failed: number }> {
  const { batch, fault } = input
  const move = batchMove(input.by)
  const moved = await tx.execute(sql`
    update batches set state = ${move.next}, error_code = ${fault.code},
      error_detail = ${fault.detail}, settled_at = clock_timestamp(), frozen = null,
      lease_owner = null, lease_until = null
    where id = ${batch.id} and ${move.allowed}${fenced(input.fence)} returning id`)
  if (moved.length === 0) return { split: false, failed: 0 }
  if (input.by === 'rejected') {
    await tx.execute(uncount(sql`(select * from batches where id = ${batch.id})`))
  }
  if (batch.letters.length <= 1) {
    const failed = await setAside(tx, {
      as: 'failed',
      letters: batch.letters.map((letter) => ({ letterId: letter.id, ...fault })),
      onWithdrawn: deps.onWithdrawn,
    })
    return { split: true, failed }
  }
  const half = Math.ceil(batch.letters.length / 2)
  await moveLetters(tx, deps, batch, { from: 0, to: half })
  await moveLetters(tx, deps, batch, { from: half, to: batch.letters.length })
  return { split: true, failed: 0 }
}

async function moveLetters(
  tx: Tx,
  deps: Pick<DeliveryDeps, 'composer' | 'transport'>,
  batch: ClaimedBatch,
  span: { from: number; to: number },
) {
  const id = randomUUID()
  await tx.execute(sql`
    insert into batches (id, lane, transport, size, composer, frozen)
    values (${id}, ${batch.lane}, ${deps.transport.name}, ${span.to - span.from}, ${deps.composer},
      ${frozenText(batch.letters.slice(span.from, span.to))})`)
  await tx.execute(sql`
    update letters set batch_id = ${id}, batch_position = batch_position - ${span.from}::smallint
    where batch_id = ${batch.id} and batch_position >= ${span.from} and batch_position < ${span.to}`)
}
