/** Papers a reader keeps: newest first, private to them. */
import { and, count, desc, eq, sql } from 'drizzle-orm'
import type { Paper } from '../papers/paper.ts'
import { paperColumns } from '../papers/read-papers.ts'
import type { Executor, Tx } from '../storage/database.ts'
import { savedPapers } from '../storage/schema/feedback.ts'
import { papers } from '../storage/schema/papers.ts'
import { newsOfSaved, type SavedNote } from './news-of-saved.ts'

type Named = { subscriberId: number; paperId: number }

/** Saved already, it keeps its moment. */
export async function savePaper(
  tx: Tx,
  { subscriberId, paperId, at }: Named & { at: Date },
): Promise<void> {
  await tx.insert(savedPapers).values({ subscriberId, paperId, savedAt: at }).onConflictDoNothing()
}

export async function unsavePaper(tx: Tx, { subscriberId, paperId }: Named): Promise<void> {
  await tx
    .delete(savedPapers)
    .where(and(eq(savedPapers.subscriberId, subscriberId), eq(savedPapers.paperId, paperId)))
}

export type SavedPaper = {
  paper: Paper
  savedAt: Date
  /** In the order in which they matter. */
  notes: SavedNote[]
}

/** `skip`: how many newer ones to pass over. */
export async function readSaved(
  db: Executor,
  input: { subscriberId: number; limit: number; skip?: number },
): Promise<SavedPaper[]> {
  const rows = await db
    .select({ paper: paperColumns, savedAt: savedPapers.savedAt, codeUrl, laterVersion, laterAt })
    .from(savedPapers)
    .innerJoin(papers, eq(papers.id, savedPapers.paperId))
    .where(eq(savedPapers.subscriberId, input.subscriberId))
    .orderBy(desc(savedPapers.savedAt), desc(savedPapers.paperId))
    .limit(input.limit)
    .offset(input.skip ?? 0)
  return rows.map(({ paper, savedAt, codeUrl, laterVersion, laterAt }) => {
    const later =
      laterVersion === null || laterAt === null
        ? null
        : { version: laterVersion, at: new Date(laterAt) }
    return { paper, savedAt, notes: newsOfSaved({ paper, codeUrl, later }) }
  })
}

/** Of several sources the one whose name comes first, as in letters. */
const codeUrl = sql<string | null>`(
  select s.code_url from paper_signals s where s.paper_id = ${papers.id} and s.code_url is not null
  order by s.source limit 1)`
/** The newest version, where it was first seen after the paper was saved. */
const later = (column: string) => sql`(
  select ${sql.raw(column)} from paper_versions v
  where v.paper_id = ${papers.id} and v.seen_at > ${savedPapers.savedAt} and v.version > 1
  order by v.version desc limit 1)`
const laterVersion = sql<number | null>`${later('v.version::int')}`
const laterAt = sql<string | null>`${later('v.seen_at::text')}`

export async function countSaved(db: Executor, subscriberId: number): Promise<number> {
  const [row] = await db
    .select({ n: count() })
    .from(savedPapers)
    .where(eq(savedPapers.subscriberId, subscriberId))
  return row?.n ?? 0
}
