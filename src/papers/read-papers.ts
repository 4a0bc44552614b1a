/** Papers as everybody reads them. */
import { eq } from 'drizzle-orm'
import { anyOf } from '../storage/any-of.ts'
import type { Executor } from '../storage/database.ts'
import { papers } from '../storage/schema/papers.ts'
import { parseArxivId } from './arxiv-id.ts'
import type { Paper } from './paper.ts'

/** The columns of a Paper, for a select of one's own. */
export const paperColumns = {
  id: papers.id,
  publicId: papers.publicId,
  title: papers.title,
  abstract: papers.abstract,
  authors: papers.authors,
  categories: papers.categories,
  comment: papers.comment,
  journalRef: papers.journalRef,
  doi: papers.doi,
  latestVersion: papers.latestVersion,
  withdrawn: papers.withdrawn,
  sample: papers.sample,
  listingDay: papers.listingDay,
  listingDayEstimated: papers.listingDayEstimated,
  availableAt: papers.availableAt,
}

/** By row id; ids without a row are missing from the answer. */
export async function readPapers(
  db: Executor,
  ids: readonly number[],
): Promise<Map<number, Paper>> {
  if (ids.length === 0) return new Map()
  const wanted = anyOf(papers.id, [...new Set(ids)])
  const rows = await db.select(paperColumns).from(papers).where(wanted)
  return new Map(rows.map((row) => [row.id, row]))
}

/** By any form of its id that people paste: `arXiv:2605.15202v2`, a DOI, an abstract page. */
export async function findPaper(db: Executor, publicId: string): Promise<Paper | null> {
  const id = parseArxivId(publicId)?.id
  if (id === undefined) return null
  const rows = await db.select(paperColumns).from(papers).where(eq(papers.publicId, id)).limit(1)
  return rows[0] ?? null
}
