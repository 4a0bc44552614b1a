/** Provenance of stored papers: which source saw which version, under what name, and when first and
 * last. */
import { sql } from 'drizzle-orm'
import type { Tx } from '../storage/database.ts'
import { paperSources, paperVersions } from '../storage/schema/papers.ts'
import type { IncomingPaper } from './paper.ts'
import type { StoreInput } from './store-papers.ts'

type Rows = {
  /** By public id, one for every paper of the input. */
  ids: ReadonlyMap<string, number>
  /** The public id of its row. */
  rowOf: (paper: IncomingPaper) => string
  /** Whose versions are counted: two sources number them each for itself. */
  tellerOf: (row: string) => string
}

export async function storeSightings(
  tx: Tx,
  { papers, source, at }: StoreInput,
  { ids, rowOf, tellerOf }: Rows,
): Promise<void> {
  const versions = new Map<string, typeof paperVersions.$inferInsert>()
  const seen = new Map<number, typeof paperSources.$inferInsert>()
  for (const paper of papers) {
    const paperId = ids.get(paper.publicId) as number
    const row = rowOf(paper)
    const { version, publicId, url = null } = paper
    if (tellerOf(row) === publicId) {
      versions.set(`${paperId} ${version}`, { paperId, version, source, seenAt: at })
    }
    const name = row === publicId ? null : publicId
    seen.set(paperId, { paperId, source, publicId: name, url, firstSeenAt: at, lastSeenAt: at })
  }
  if (versions.size > 0) {
    await tx
      .insert(paperVersions)
      .values([...versions.values()])
      .onConflictDoNothing()
  }
  await tx
    .insert(paperSources)
    .values([...seen.values()])
    .onConflictDoUpdate({
      target: [paperSources.paperId, paperSources.source],
      set: { lastSeenAt: sql`excluded.last_seen_at` },
      // A feed is asked several times a day; to the day is enough, and saves writing every row.
      setWhere: sql`excluded.last_seen_at >= ${paperSources.lastSeenAt} + interval '12 hours'`,
    })
}
