/** A month without a digest: one letter with the nearest topics, once a silence, in place of a digest
 * that is not there. */
import { sql } from 'drizzle-orm'
import { addDays } from '../lib/local-time.ts'
import type { CandidatePool } from '../matching/candidate.ts'
import { arrayLiteral } from '../storage/array-literal.ts'
import type { Tx } from '../storage/database.ts'
import type { QueueDigestLetters } from './ports.ts'
import type { PlannedDigest } from './record-digests.ts'

const quietDays = 30
/** Longer ones were told of when they were a month old; the letter's row, which keeps it from being
 * queued again, is not kept for ever. */
const toldDays = 60
/** With fewer listing days in that month it is the sources that are silent. */
const listedDays = 10

type Row = { id: string; since: string }

/** One statement a page, and none when everybody has a digest. Along digests_once from the newest on,
 * which ends at the first digest that was no empty turn: mostly after a few rows. A turn found too late
 * was as empty, since the next one weighed its papers; one of a copy counts as mailed. */
export async function planSilence(
  tx: Tx,
  queueLetters: QueueDigestLetters,
  { digests, pool }: { digests: PlannedDigest[]; pool: CandidatePool },
): Promise<void> {
  const empty = digests.filter(({ outcome }) => outcome === 'nothing-new')
  if (empty.length === 0 || !isListing(pool)) return
  const rows = await tx.execute<Row>(sql`
    select r.id, coalesce(last.period, s.confirmed_at::date)::text as since
    from unnest(
      ${arrayLiteral(empty.map(({ subscriberId }) => subscriberId))}::bigint[],
      ${arrayLiteral(empty.map(({ period }) => period))}::date[]) as r(id, today)
    join subscribers s on s.id = r.id
    left join lateral (
      select d.period, d.outcome from digests d
      where d.subscriber_id = r.id and d.period > r.today - ${toldDays}::int
        and d.outcome not in ('nothing-new', 'late')
      order by d.period desc limit 1) last on true
    where coalesce(last.outcome, 'picked') in ('picked', 'unknown')
      and coalesce(last.period, s.confirmed_at::date) between r.today - ${toldDays}::int
        and r.today - ${quietDays}::int`)
  const late = new Map(empty.map(({ subscriberId, lateAt }) => [subscriberId, lateAt]))
  await queueLetters(
    tx,
    rows.map(({ id, since }) => ({
      kind: 'silence',
      lane: 'bulk',
      subscriberId: Number(id),
      dedupeKey: `silence:${id}:${since}`,
      intent: { since },
      lateAt: late.get(Number(id)) ?? undefined,
    })),
  )
}

function isListing({ listingDays, until }: CandidatePool): boolean {
  const from = addDays(until.toISOString().slice(0, 10), -quietDays)
  return listingDays.filter((day) => day >= from).length >= listedDays
}
