/** Papers as everybody reads them. */
import { and, eq, isNull, sql } from 'drizzle-orm'
import { anyOf } from '../storage/any-of.ts'
import type { Executor } from '../storage/database.ts'
import { papers } from '../storage/schema/papers.ts'
import { parseArxivId } from './arxiv-id.ts'
import { parseDoi } from './doi.ts'
import type { Paper } from './paper.ts'
import { isOwnId } from './public-id.ts'

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
  url: papers.url,
  latestVersion: papers.latestVersion,
  withdrawn: papers.withdrawn,
  sample: papers.sample,
  listingDay: papers.listingDay,
  listingDayEstimated: papers.listingDayEstimated,
  availableAt: papers.availableAt,
  late: sql<boolean>`${papers.gapId} is not null`,
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
  const name = publicName(publicId)
  if (name === null) return null
  const own = and(eq(papers.publicId, name), isNull(papers.joinedTo))
  const rows = await db.select(paperColumns).from(papers).where(own).limit(1)
  return rows[0] ?? (await findByOtherName(db, name))
}

/** A public id in any form that people paste, as `papers` writes it; null when it is none. */
export function publicName(text: string): string | null {
  const arxiv = parseArxivId(text)
  if (arxiv) return arxiv.id
  const doi = parseDoi(text)
  return doi ?? (isOwnId(text) ? text : null)
}

/** A name that another source gave the work, its DOI, or the id of a row that was joined to it. */
async function findByOtherName(db: Executor, name: string): Promise<Paper | null> {
  const rows = await db.execute<{ id: string }>(sql`
    select k.paper_id as id from paper_keys k join papers p on p.id = k.paper_id
      where k.key in (${`id:${name}`}, ${`doi:${name}`}) and p.joined_to is null
    union all
    select joined_to from papers where public_id = ${name} and joined_to is not null
    order by id limit 1`)
  const id = rows[0] && Number(rows[0].id)
  return id === undefined ? null : ((await readPapers(db, [id])).get(id) ?? null)
}
