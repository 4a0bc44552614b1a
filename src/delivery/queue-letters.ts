/** Queues letters inside the caller's transaction. What a letter is about, its dedupeKey or its digest,
 * queues once, whatever became of that letter. */
import { sql } from 'drizzle-orm'
import { arrayLiteral } from '../storage/array-literal.ts'
import type { LetterIntent, QueueLetters } from './ports.ts'

/** Whole pages of planning go in at once, a parameter a column. */
export const queueLetters: QueueLetters = async (tx, letters) => {
  if (letters.length === 0) return
  const column = (of: (letter: LetterIntent) => string | number | Date | null) =>
    arrayLiteral(letters.map(of))
  await tx.execute(sql`
    insert into letters (kind, lane, subscriber_id, digest_id, dedupe_key, intent, late_at)
    select kind, lane, subscriber_id, digest_id, dedupe_key, intent, late_at
    from unnest(
      ${column(({ kind }) => kind)}::text[],
      ${column(({ lane }) => lane)}::text[],
      ${column(({ subscriberId }) => subscriberId)}::bigint[],
      ${column(({ digestId }) => digestId ?? null)}::bigint[],
      ${column(({ dedupeKey }) => dedupeKey ?? null)}::text[],
      ${column(({ intent }) => JSON.stringify(intent))}::jsonb[],
      ${column(({ lateAt }) => lateAt ?? null)}::timestamptz[]
    ) with ordinality as row(
      kind, lane, subscriber_id, digest_id, dedupe_key, intent, late_at, position)
    order by position
    on conflict do nothing`)
}
