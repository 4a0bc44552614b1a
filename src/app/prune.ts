/** `prune`: lets go of what is kept for a time, one instance at a time. Suppressions, papers and notes
 * are kept for ever. */
import { hostname } from 'node:os'
import type { PruneReport } from '../cli/services.ts'
import type { Config } from '../config.ts'
import { pruneDelivery } from '../delivery/prune-delivery.ts'
import { pruneDigests } from '../digest/prune-digests.ts'
import { pruneCards, pruneReasons } from '../digest/prune-reasons.ts'
import { PaperboyError } from '../errors.ts'
import { pruneDaily } from '../papers/popularity/prune-daily.ts'
import type { Db } from '../storage/database.ts'
import { withJobLease } from '../storage/job-lease.ts'
import { pruneExpired } from '../subscribers/prune-expired.ts'
import { pruneLeft } from '../subscribers/prune-left.ts'
import { pruneQueries } from '../subscribers/prune-queries.ts'
import { pruneCalls } from '../webhooks/prune-calls.ts'

/** A killed instance blocks the others no longer than this. */
const leaseSeconds = 60

/** Null: another instance is at it. */
export async function prune(
  { db, keep }: { db: Db; keep: Config['retention'] },
  signal: AbortSignal,
): Promise<PruneReport | null> {
  const lease = { job: 'prune', owner: hostname(), seconds: leaseSeconds }
  const run = await withJobLease(db, lease, async (lost) => {
    const deps = { db, signal: AbortSignal.any([signal, lost]) }
    return {
      ...(await pruneDelivery(deps, keep)),
      ...(await pruneDigests(deps, keep)),
      reasons: await pruneReasons(deps, keep),
      cards: await pruneCards(deps),
      ...(await pruneLeft(deps, keep)),
      ...(await pruneExpired(deps)),
      queries: await pruneQueries(deps),
      ...(await pruneCalls(deps, keep)),
      daily: await pruneDaily(deps),
    }
  })
  return run.ran ? run.result : null
}

/** For a person who asked for it. */
export async function pruneNow(
  deps: Parameters<typeof prune>[0],
  signal: AbortSignal,
): Promise<PruneReport> {
  const report = await prune(deps, signal)
  if (report) return report
  throw new PaperboyError('conflict', 'another Paperboy is pruning', {
    help: 'Nothing to do: it prunes for all of them.',
  })
}
