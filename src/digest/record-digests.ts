/** Writes digests, queues their letters and moves the readers on, each in one statement. A period
 * that exists moves nothing twice: its letter is not queued again. */
import { sql } from 'drizzle-orm'
import type { Choice } from '../matching/choose.ts'
import type { Tx } from '../storage/database.ts'
import type { DigestKind, DigestOutcome, StoredPick } from '../storage/schema/digests.ts'
import type { QueueDigestLetters } from './ports.ts'

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
  picks: StoredPick[]
  more: number
  widenedTo: number
  /** Calendar moment after which its letter is withdrawn; null: never. */
  lateAt: Date | null
}

export type ReaderMove = {
  id: number
  nextDueAt: Date
  /** Null leaves the field as it is. */
  cutoff: Date | null
  lastSlotAt: Date | null
  lastPeriod: string | null
  endPause: boolean
}

export const storedPicks = (choice: Choice): StoredPick[] =>
  choice.picks.map((pick) => ({
    p: pick.paper.id,
    s: pick.section,
    x: pick.score,
    r: pick.reasons,
  }))

/** Returns how many digests were new. */
export async function recordDigests(
  tx: Tx,
  queueLetters: QueueDigestLetters,
  planned: PlannedDigest[],
  now: Date,
): Promise<number> {
  if (planned.length === 0) return 0
  const created = await tx.execute<{ id: string; subscriber_id: string }>(sql`
    insert into digests (subscriber_id, kind, period, slot_at, outcome, cutoff_from, cutoff_to,
      announced, matched, picks, more, widened_to, created_at)
    select v."subscriberId", v.kind, v.period, v."slotAt", v.outcome, v."cutoffFrom", v."cutoffTo",
      v.announced, v.matched, v.picks, v.more, v."widenedTo", ${now.toISOString()}::timestamptz
    from json_to_recordset(${JSON.stringify(planned)}::json) as v("subscriberId" bigint, kind text,
      period date, "slotAt" timestamptz, outcome text, "cutoffFrom" timestamptz,
      "cutoffTo" timestamptz, announced int, matched int, picks json, more int, "widenedTo" smallint)
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
  return created.length
}

const letterFor = (digestId: number, digest: PlannedDigest) => ({
  kind: digest.kind,
  lane: digest.kind === 'first' ? ('urgent' as const) : ('bulk' as const),
  subscriberId: digest.subscriberId,
  digestId,
  dedupeKey: `digest:${digestId}`,
  intent: {},
  lateAt: digest.lateAt ?? undefined,
})

export async function moveReaders(tx: Tx, moves: ReaderMove[], now: Date): Promise<void> {
  if (moves.length === 0) return
  await tx.execute(sql`
    update subscribers s set
      next_due_at = v."nextDueAt",
      cutoff = coalesce(v.cutoff, s.cutoff),
      last_slot_at = coalesce(v."lastSlotAt", s.last_slot_at),
      last_period = coalesce(v."lastPeriod", s.last_period),
      paused_until = case when v."endPause" then null else s.paused_until end,
      updated_at = ${now.toISOString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(moves)}::jsonb) as v(id bigint, "nextDueAt" timestamptz,
      cutoff timestamptz, "lastSlotAt" timestamptz, "lastPeriod" date, "endPause" boolean)
    where s.id = v.id`)
}
