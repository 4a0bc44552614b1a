/** The newest digests of a reader, or why there was none, for the preferences page. */
import { desc, eq, sql } from 'drizzle-orm'
import type { Executor } from '../storage/database.ts'
import { type DigestOutcome, digests } from '../storage/schema/digests.ts'

export type RecentDigest = {
  id: number
  /** The slot's local date, YYYY-MM-DD. */
  period: string
  outcome: DigestOutcome
  /** Shown in full or named as titles. */
  papers: number
  announced: number
}

/** Newest first; uses digests_once. */
export async function readRecentDigests(
  db: Executor,
  input: { subscriberId: number; limit: number },
): Promise<RecentDigest[]> {
  return db
    .select({
      id: digests.id,
      period: digests.period,
      outcome: digests.outcome,
      announced: digests.announced,
      papers: sql<number>`json_array_length(${digests.picks})`,
    })
    .from(digests)
    .where(eq(digests.subscriberId, input.subscriberId))
    .orderBy(desc(digests.period), desc(digests.id))
    .limit(input.limit)
}
