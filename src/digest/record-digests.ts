/** Writes digests, queues their letters and moves the readers on, each in one statement. A period
 * that exists moves nothing twice: its letter is not queued again. */
import { sql } from 'drizzle-orm'
import { arrayLiteral } from '../storage/array-literal.ts'
import type { Tx } from '../storage/database.ts'
import type { DigestKind, DigestOutcome } from '../storage/schema/digests.ts'
import type { QueueDigestLetters } from './ports.ts'
import type { ReasonIds } from './store-reasons.ts'
import { type PlannedPicks, writeAllPicks } from './write-picks.ts'

export type PlannedDigest = {
  subscriberId: number
  kind: DigestKind
  period: string
  slotAt: Date
  outcome: DigestOutcome
  cutoffFrom: Date
  cutoffTo: Date
  announced: number
  matched: number
  picks: PlannedPicks
  more: number
  widenedTo: number
  /** The listing day it waited for in vain, YYYY-MM-DD. */
  awaited?: string | null
  /** Calendar moment after which its letter is withdrawn; null: never. */
  lateAt: Date | null
}

/** `created`: ids of the subscribers whose digest is new. `reasonIds`: reasons that the call stored; true
 * once its transaction is committed. */
export type Recorded = { created: number[]; reasonIds: ReasonIds }

export async function recordDigests(
  tx: Tx,
  queueLetters: QueueDigestLetters,
  planned: PlannedDigest[],
  at: { now: Date; known: ReasonIds },
): Promise<Recorded> {
  if (planned.length === 0) return { created: [], reasonIds: new Map() }
  const { written, reasonIds } = await writeAllPicks(
    tx,
    planned.map(({ picks }) => picks),
    at.known,
  )
  const column = (of: (digest: PlannedDigest) => string | number | Date | null) =>
    arrayLiteral(planned.map(of))
  const created = await tx.execute<{ id: string; subscriber_id: string }>(sql`
    insert into digests (subscriber_id, kind, period, slot_at, outcome, cutoff_from, cutoff_to,
      announced, matched, picks, more, widened_to, awaited,
      created_at)
    select *, ${at.now.toISOString()}::timestamptz from unnest(
      ${column(({ subscriberId }) => subscriberId)}::bigint[],
      ${column(({ kind }) => kind)}::text[],
      ${column(({ period }) => period)}::date[],
      ${column(({ slotAt }) => slotAt)}::timestamptz[],
      ${column(({ outcome }) => outcome)}::text[],
      ${column(({ cutoffFrom }) => cutoffFrom)}::timestamptz[],
      ${column(({ cutoffTo }) => cutoffTo)}::timestamptz[],
      ${column(({ announced }) => announced)}::int[],
      ${column(({ matched }) => matched)}::int[],
      ${arrayLiteral(written)}::json[],
      ${column(({ more }) => more)}::int[],
      ${column(({ widenedTo }) => widenedTo)}::smallint[],
      ${column(({ awaited }) => awaited ?? null)}::date[])
    on conflict (subscriber_id, kind, period) do nothing
    returning id, subscriber_id`)
  const bySubscriber = new Map(planned.map((digest) => [digest.subscriberId, digest]))
  await queueLetters(
    tx,
    created.flatMap(({ id, subscriber_id }) => {
      const digest = bySubscriber.get(Number(subscriber_id))
      if (digest?.outcome !== 'picked') return []
      return [letterFor(Number(id), digest)]
    }),
  )
  return { created: created.map((row) => Number(row.subscriber_id)), reasonIds }
}

const letterFor = (digestId: number, digest: PlannedDigest) => ({
  kind: digest.kind === 'first' ? ('first' as const) : ('digest' as const),
  lane: digest.kind === 'first' ? ('urgent' as const) : ('bulk' as const),
  subscriberId: digest.subscriberId,
  digestId,
  intent: {},
  lateAt: digest.lateAt ?? undefined,
})
