/** Queues letters inside the caller's transaction. A dedupeKey that exists queues nothing, whatever
 * became of its letter. */
import { sql } from 'drizzle-orm'
import type { QueueLetters } from './ports.ts'

/** Whole pages of planning go in as one parameter, far below the protocol's 65,535. */
export const queueLetters: QueueLetters = async (tx, letters) => {
  if (letters.length === 0) return
  const rows = letters.map((letter) => ({
    kind: letter.kind,
    lane: letter.lane,
    subscriber_id: letter.subscriberId,
    digest_id: letter.digestId ?? null,
    dedupe_key: letter.dedupeKey,
    intent: letter.intent,
    late_at: letter.lateAt?.toISOString() ?? null,
  }))
  await tx.execute(sql`
    insert into letters (kind, lane, subscriber_id, digest_id, dedupe_key, intent, late_at)
    select kind, lane, subscriber_id, digest_id, dedupe_key, intent, late_at
    from rows from (jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as (
      kind text, lane text, subscriber_id bigint, digest_id bigint, dedupe_key text, intent jsonb,
      late_at timestamptz)) with ordinality as row(
      kind, lane, subscriber_id, digest_id, dedupe_key, intent, late_at, position)
    order by position
    on conflict (dedupe_key) do nothing`)
}
