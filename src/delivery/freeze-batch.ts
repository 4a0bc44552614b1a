/** Freezes up to 100 waiting letters of one lane into a batch: one short transaction that copies
 * everything a byte depends on and takes out who may not be mailed (design section 4.3). */
import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { arrayLiteral } from '../storage/array-literal.ts'
import type { Tx } from '../storage/database.ts'
import { type Lane, letters } from '../storage/schema/delivery.ts'
import { batchLimit, type DeliveryDeps, leaseSeconds } from './deps.ts'
import { holdWhenManyUnmade, isFaultOfLetter } from './fault-of-letter.ts'
import { frozenText } from './frozen-text.ts'
import { letterMove } from './move-sql.ts'
import { type Admission, admit } from './pace/admit.ts'
import { returnProbe } from './pace/parking.ts'
import type { FreezeResult } from './ports.ts'
import { rowWords } from './row-words.ts'
import { setAside } from './set-aside.ts'
import type { BatchLetter, ClaimedBatch } from './states.ts'

export type FreezeInput = { lane: Lane; owner: string; now: Date; limit?: number }

export type FreezeOutcome = {
  /** Null: nothing to claim, or nobody left in what was claimed. */
  batch: ClaimedBatch | null
  claimed: number
  withdrawn: number
  failed: number
}

/** Claims, freezes and leases in one go. A letter whose freezing throws again and again is found by
 * halving and set aside as failed, so that it does not block its lane. A fault of the database ends
 * the round instead. */
export async function freezeBatch(deps: DeliveryDeps, input: FreezeInput): Promise<FreezeOutcome> {
  const limit = input.limit ?? deps.transport.batchLimit ?? batchLimit
  const seen: { head?: number } = {}
  try {
    return await deps.db.transaction((tx) => freezeIn(tx, deps, { ...input, limit }, seen))
  } catch (error) {
    if (seen.head === undefined || !isFaultOfLetter(error)) throw error
    if (limit > 1) return freezeBatch(deps, { ...input, limit: Math.ceil(limit / 2) })
    return setAsideHead(deps, input.lane, seen.head, error)
  }
}

async function freezeIn(
  tx: Tx,
  deps: DeliveryDeps,
  input: Required<FreezeInput>,
  seen: { head?: number },
): Promise<FreezeOutcome> {
  const none = { batch: null, claimed: 0, withdrawn: 0, failed: 0 }
  const admission = await admit(tx, deps, input)
  if (!admission) return none
  const { probe } = admission
  const claimed = await claim(tx, admission)
  const head = claimed[0]
  if (!head) {
    if (probe) await returnProbe(tx, input.lane)
    return none
  }
  seen.head = head.id
  const { kept, out } = await judge(tx, deps, claimed, input.now)
  const withdrawn = await setAside(tx, {
    as: 'withdrawn',
    letters: out,
    onWithdrawn: deps.onWithdrawn,
  })
  const batch = kept.length > 0 ? await write(tx, deps, input, kept) : null
  if (probe && !batch) await returnProbe(tx, input.lane)
  return {
    batch: batch && { ...batch, probe },
    claimed: claimed.length,
    withdrawn,
    failed: 0,
  }
}

type ClaimedLetter = Awaited<ReturnType<typeof claim>>[number]

const claim = (tx: Tx, admission: Admission) =>
  tx
    .select({
      id: letters.id,
      kind: letters.kind,
      subscriberId: letters.subscriberId,
      digestId: letters.digestId,
      intent: letters.intent,
      lateAt: letters.lateAt,
      toAddress: letters.toAddress,
      errorCode: letters.errorCode,
      errorDetail: letters.errorDetail,
    })
    .from(letters)
    .where(admission.which)
    .orderBy(admission.order)
    .limit(admission.letters)
    .for('update', { skipLocked: true })

type Kept = BatchLetter & { frozen: unknown }
type Out = { letterId: number; code: string; detail: string }

/** Who is frozen and who is taken out, in the order of the letters. */
async function judge(tx: Tx, deps: DeliveryDeps, claimed: ClaimedLetter[], now: Date) {
  const late = claimed.filter((letter) => isLate(letter, now))
  const timely = claimed.filter((letter) => !isLate(letter, now))
  const results = timely.length > 0 ? await deps.freezeLetters(tx, timely.map(waitingOf)) : []
  const verdicts = new Map(results.map((result) => [result.letterId, result]))
  const kept: Kept[] = []
  const out: Out[] = late.map((letter) => ({ letterId: letter.id, code: 'late', detail: 'late' }))
  for (const letter of timely) {
    const verdict = verdicts.get(letter.id)
    if (verdict?.verdict === 'freeze' && !stillUnwanted(letter, verdict.to)) {
      const { id, kind, subscriberId, digestId, lateAt } = letter
      kept.push({
        id,
        kind,
        subscriberId,
        digestId,
        lateAt,
        to: verdict.to,
        frozen: verdict.frozen,
      })
    } else {
      out.push({ letterId: letter.id, code: 'withdrawn', detail: reasonOf(letter, verdict) })
    }
  }
  return { kept, out }
}

export const isLate = (letter: { lateAt: Date | null }, now: Date): boolean =>
  letter.lateAt !== null && letter.lateAt <= now

const waitingOf = ({ id, kind, subscriberId, digestId, intent }: ClaimedLetter) => ({
  id,
  kind,
  subscriberId,
  digestId,
  intent,
})

/** Taken out of a batch for this very address: freezing it again would go round for ever. */
const stillUnwanted = (letter: ClaimedLetter, to: string): boolean =>
  letter.errorCode === 'unwanted' && letter.toAddress === to

function reasonOf(letter: ClaimedLetter, verdict: FreezeResult | undefined): string {
  if (verdict === undefined) return 'nothing was frozen for it'
  return verdict.verdict === 'withdraw' ? verdict.reason : (letter.errorDetail ?? 'unwanted')
}

async function write(
  tx: Tx,
  deps: DeliveryDeps,
  input: FreezeInput,
  kept: Kept[],
): Promise<Omit<ClaimedBatch & { state: 'open' }, 'probe'>> {
  const id = randomUUID()
  const move = letterMove('freeze')
  await tx.execute(sql`
    with batch as (
      insert into batches (id, lane, transport, size, composer, frozen, lease_owner, lease_until)
      values (${id}, ${input.lane}, ${deps.transport.name}, ${kept.length}, ${deps.composer}, ${frozenText(kept)},
        ${input.owner}, clock_timestamp() + make_interval(secs => ${leaseSeconds})))
    update letters set state = ${move.next}, batch_id = ${id}, batch_position = row.nth - 1,
      to_address = row.address, error_code = null, error_detail = null
    from unnest(${arrayLiteral(kept.map((letter) => letter.id))}::bigint[],
      ${arrayLiteral(kept.map(({ to }) => to))}::text[]) with ordinality as row(id, address, nth)
    where letters.id = row.id and ${move.allowed}`)
  return { state: 'open', id, lane: input.lane, letters: kept, attempts: 0, checksum: null }
}

/** Alone in its batch and still throwing, seven halvings in a row: the letter itself is at fault. */
async function setAsideHead(
  deps: DeliveryDeps,
  lane: Lane,
  letterId: number,
  error: unknown,
): Promise<FreezeOutcome> {
  const detail = rowWords(error instanceof Error ? error.message : String(error))
  const failed = await deps.db.transaction(async (tx) => {
    if (!(await lockWaiting(tx, letterId))) return 0
    return setAside(tx, {
      as: 'failed',
      letters: [{ letterId, code: 'freeze-failed', detail }],
      onWithdrawn: deps.onWithdrawn,
    })
  })
  if (failed === 0) return { batch: null, claimed: 1, withdrawn: 0, failed }
  deps.onEvent?.({ event: 'letter-failed', letterId, reason: `freezing: ${detail}` })
  await holdWhenManyUnmade(deps, lane)
  return { batch: null, claimed: 1, withdrawn: 0, failed }
}

/** False: another instance, of a build that can, has frozen it since. */
async function lockWaiting(tx: Tx, letterId: number): Promise<boolean> {
  const rows = await tx.execute(sql`
    select from letters where id = ${letterId} and state = 'waiting' for update`)
  return rows.length > 0
}
