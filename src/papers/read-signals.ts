/** What is told of papers' popularity, of all sources together. */
import { sql } from 'drizzle-orm'
import { anyOf } from '../storage/any-of.ts'
import type { Executor } from '../storage/database.ts'
import { paperSignals } from '../storage/schema/papers.ts'

export type PaperSignals = {
  /** Sums over the sources. */
  upvotes: number
  comments: number
  /** Of the code's repository; null: none is known. */
  stars: number | null
  codeUrl: string | null
  projectUrl: string | null
  organization: string | null
  /** Who brought it to the source's list. */
  submittedBy: string | null
  /** YYYY-MM-DD: the newest list that featured it. */
  featuredOn: string | null
}

type Row = { [name in keyof PaperSignals]: PaperSignals[name] } & { paperId: string }

/** By row id; papers that nobody told anything of are missing from the answer. */
export async function readSignals(
  db: Executor,
  ids: readonly number[],
): Promise<Map<number, PaperSignals>> {
  if (ids.length === 0) return new Map()
  const rows = await db.execute<Row>(sql`
    select paper_id as "paperId", sum(upvotes)::int as upvotes, sum(comments)::int as comments,
      max(stars) as stars, max(code_url) as "codeUrl", max(project_url) as "projectUrl",
      max(organization) as organization, max(submitted_by) as "submittedBy", max(featured_on)::text as "featuredOn"
    from paper_signals where ${anyOf(paperSignals.paperId, ids)} group by paper_id`)
  return new Map(rows.map(({ paperId, ...signals }) => [Number(paperId), signals]))
}
