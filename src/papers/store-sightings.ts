/** Provenance of stored papers: which source saw which version, and when first and last. */
import { sql } from 'drizzle-orm'
import type { Tx } from '../storage/database.ts'
import { paperSources, paperVersions } from '../storage/schema/papers.ts'
import type { StoreInput } from './store-papers.ts'

/** `ids`: rows by public id, one for every paper of the input. */
export async function storeSightings(
  tx: Tx,
  { papers, source, at }: StoreInput,
  ids: ReadonlyMap<string, number>,
): Promise<void> {
  const versions = new Map<string, typeof paperVersions.$inferInsert>()
  for (const paper of papers) {
    const paperId = ids.get(paper.publicId) as number
    const { version } = paper
    versions.set(`${paperId} ${version}`, { paperId, version, source, seenAt: at })
  }
  await tx
    .insert(paperVersions)
    .values([...versions.values()])
    .onConflictDoNothing()
  const seen = [...new Set([...versions.values()].map(({ paperId }) => paperId))]
  await tx
    .insert(paperSources)
    .values(seen.map((paperId) => ({ paperId, source, firstSeenAt: at, lastSeenAt: at })))
    .onConflictDoUpdate({
      target: [paperSources.paperId, paperSources.source],
      set: { lastSeenAt: sql`excluded.last_seen_at` },
      // A feed is asked several times a day; to the day is enough, and saves writing every row.
      setWhere: sql`excluded.last_seen_at >= ${paperSources.lastSeenAt} + interval '12 hours'`,
    })
}
