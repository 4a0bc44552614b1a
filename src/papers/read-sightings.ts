/** Where a paper was seen, and which of its versions. */
import { sql } from 'drizzle-orm'
import type { Executor } from '../storage/database.ts'

export type Sightings = {
  /** Oldest first; those before the first one seen here are not known. */
  versions: Array<{ version: number; seenAt: Date }>
  /** Names, in the order in which they saw it. */
  sources: string[]
  signals: ToldFacts[]
}

/** What one source tells beside the paper's words. */
export type ToldFacts = {
  source: string
  upvotes: number
  codeUrl: string | null
  projectUrl: string | null
  citations: number | null
  doi: string | null
  venue: string | null
  pdfUrl: string | null
  tldr: string | null
  affiliations: string[]
}

type Row = {
  versions: Array<{ version: number; seenAt: string }> | null
  sources: string[] | null
  signals: Sightings['signals'] | null
}

/** Three small tables in one statement: a page of a paper is mostly round trips. */
export async function readSightings(db: Executor, paperId: number): Promise<Sightings> {
  const [row] = await db.execute<Row>(sql`
    select
      (select json_agg(json_build_object('version', version, 'seenAt', seen_at) order by version)
        from paper_versions where paper_id = ${paperId}) as versions,
      (select json_agg(source order by first_seen_at, source)
        from paper_sources where paper_id = ${paperId}) as sources,
      (select json_agg(json_build_object('source', source, 'upvotes', upvotes,
          'codeUrl', code_url, 'projectUrl', project_url, 'citations', citations, 'doi', doi,
          'venue', venue, 'pdfUrl', pdf_url, 'tldr', tldr, 'affiliations', affiliations)
          order by source)
        from paper_signals where paper_id = ${paperId}) as signals`)
  return {
    versions: (row?.versions ?? []).map(({ version, seenAt }) => ({
      version,
      seenAt: new Date(seenAt),
    })),
    sources: row?.sources ?? [],
    signals: row?.signals ?? [],
  }
}
