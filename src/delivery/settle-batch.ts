/** Writes down what an attempt came to: one statement an outcome (design section 4.6). All but
 * acceptance are fenced by owner and attempt: a process that slept through its lease may not undo
 * what another has learnt since. Acceptance is a fact whoever brings it. */
import { type SQL, sql } from 'drizzle-orm'
import { arrayLiteral } from '../storage/array-literal.ts'
import type { Executor } from '../storage/database.ts'
import { batchMove, letterMove } from './move-sql.ts'
import { uncount } from './pace/count-day.ts'

export async function accept(
  db: Executor,
  input: { batchId: string; ids: string[] | null },
): Promise<number> {
  const batch = batchMove('accepted')
  const letter = letterMove('accept')
  const ids = input.ids === null ? null : arrayLiteral(input.ids)
  const rows = await db.execute<{ letters: number }>(sql`
    with settled as (
      update batches set state = ${batch.next}, settled_at = clock_timestamp(), frozen = null,
        lease_owner = null, lease_until = null, next_attempt_at = null, error_code = null, error_detail = null
      where id = ${input.batchId} and ${batch.allowed} returning id),
    told as (
      update letters set state = ${letter.next}, settled_at = statement_timestamp(),
        error_code = null, error_detail = null,
        provider_id = (${ids}::text[])[letters.batch_position + 1]
      from settled where letters.batch_id = settled.id and ${letter.allowed}
      returning letters.kind, letters.digest_id, letters.subscriber_id),
    called as (${callsOfDigests})
    select count(*)::int as letters from told`)
  return rows[0]?.letters ?? 0
}

/** For endpoints that ask to be told of each digest; without one it reads an empty table. Within the one
 * statement, so that a digest is told of once and no crash comes between. */
const callsOfDigests = sql`
  insert into webhook_calls (endpoint_id, subscriber_id, type, data, at)
  select e.id, told.subscriber_id, 'digest.accepted', jsonb_build_object('digestId', told.digest_id,
    'subscriberId', told.subscriber_id, 'kind', told.kind), statement_timestamp()
  from webhook_endpoints e join told on told.digest_id is not null
  where e.state = 'active' and 'digest.accepted' = any(e.events)`

/** The batch is shown to the operator and never sent again by itself. Returns its letters' number. */
export async function giveUp(
  db: Executor,
  input: { batchId: string; code: string; detail: string; fence?: Fence },
): Promise<number> {
  const batch = batchMove('give-up')
  const letter = letterMove('lose')
  const rows = await db.execute<{ letters: number }>(sql`
    with settled as (
      update batches set state = ${batch.next}, settled_at = clock_timestamp(), frozen = null,
        lease_owner = null, lease_until = null, next_attempt_at = null, error_code = ${input.code},
        error_detail = ${input.detail}
      where id = ${input.batchId} and ${batch.allowed}${fenced(input.fence)} returning id),
    told as (
      update letters set state = ${letter.next}, settled_at = statement_timestamp(),
        error_code = ${input.code}, error_detail = ${input.detail}
      from settled where letters.batch_id = settled.id and ${letter.allowed} returning 1)
    select count(*)::int as letters from told`)
  return rows[0]?.letters ?? 0
}

export type Fence = { owner: string; attempt: number }

export const fenced = (fence: Fence | undefined): SQL =>
  fence === undefined
    ? sql``
    : sql` and lease_owner = ${fence.owner} and attempts = ${fence.attempt}`

/** The batch rests and anybody of the same composer may try it again. */
export async function rest(
  db: Executor,
  input: {
    batchId: string
    event: 'answered-early' | 'unclear'
    fence: Fence
    restMs: number
    code: string
    detail: string
  },
): Promise<'open' | 'maybe-taken' | null> {
  const move = batchMove(input.event)
  const rows = await db.execute<{ state: 'open' | 'maybe-taken' }>(sql`
    with rested as (update batches set state = ${move.next}, lease_owner = null, lease_until = null,
      next_attempt_at = clock_timestamp() + make_interval(secs => ${input.restMs / 1000}),
      error_code = ${input.code}, error_detail = ${input.detail}
    where id = ${input.batchId} and ${move.allowed}${fenced(input.fence)}
      returning state, lane, size, send_day_id),
    uncounted as (${uncount(sql`rested`, sql`gone.state = 'open'`)})
    select state from rested`)
  return rows[0]?.state ?? null
}
