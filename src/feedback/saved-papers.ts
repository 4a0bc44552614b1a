/** Papers a reader keeps: newest first, private to them. */
import { and, count, desc, eq } from 'drizzle-orm'
import type { Paper } from '../papers/paper.ts'
import { paperColumns } from '../papers/read-papers.ts'
import type { Executor, Tx } from '../storage/database.ts'
import { savedPapers } from '../storage/schema/feedback.ts'
import { papers } from '../storage/schema/papers.ts'

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

export type SavedPaper = { paper: Paper; savedAt: Date }

/** `skip`: how many newer ones to pass over. */
export async function readSaved(
  db: Executor,
  input: { subscriberId: number; limit: number; skip?: number },
): Promise<SavedPaper[]> {
  return db
    .select({ paper: paperColumns, savedAt: savedPapers.savedAt })
    .from(savedPapers)
    .innerJoin(papers, eq(papers.id, savedPapers.paperId))
    .where(eq(savedPapers.subscriberId, input.subscriberId))
    .orderBy(desc(savedPapers.savedAt), desc(savedPapers.paperId))
    .limit(input.limit)
    .offset(input.skip ?? 0)
}

export async function countSaved(db: Executor, subscriberId: number): Promise<number> {
  const [row] = await db
    .select({ n: count() })
    .from(savedPapers)
    .where(eq(savedPapers.subscriberId, subscriberId))
  return row?.n ?? 0
}
