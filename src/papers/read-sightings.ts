/** Where a paper was seen, and which of its versions. */
import { asc, eq } from 'drizzle-orm'
import type { Executor } from '../storage/database.ts'
import { paperSignals, paperSources, paperVersions } from '../storage/schema/papers.ts'

export type Sightings = {
  /** Oldest first; those before the first one seen here are not known. */
  versions: Array<{ version: number; source: string; seenAt: Date }>
  sources: Array<{ source: string; firstSeenAt: Date }>
  signals: Array<{
    source: string
    upvotes: number
    codeUrl: string | null
    projectUrl: string | null
    organization: string | null
  }>
}

export async function readSightings(db: Executor, paperId: number): Promise<Sightings> {
  const [versions, sources, signals] = await Promise.all([
    db
      .select({
        version: paperVersions.version,
        source: paperVersions.source,
        seenAt: paperVersions.seenAt,
      })
      .from(paperVersions)
      .where(eq(paperVersions.paperId, paperId))
      .orderBy(asc(paperVersions.version)),
    db
      .select({ source: paperSources.source, firstSeenAt: paperSources.firstSeenAt })
      .from(paperSources)
      .where(eq(paperSources.paperId, paperId))
      .orderBy(asc(paperSources.firstSeenAt)),
    db
      .select({
        source: paperSignals.source,
        upvotes: paperSignals.upvotes,
        codeUrl: paperSignals.codeUrl,
        projectUrl: paperSignals.projectUrl,
        organization: paperSignals.organization,
      })
      .from(paperSignals)
      .where(eq(paperSignals.paperId, paperId)),
  ])
  return { versions, sources, signals }
}
