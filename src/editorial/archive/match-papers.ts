/** Which papers held an archive means: by id, else by title and an author in common. */

import { and, inArray, isNull } from 'drizzle-orm'
import { mayBeSameName } from '../../papers/author-key.ts'
import { findExamples } from '../../papers/examples/find-examples.ts'
import { parseExamples } from '../../papers/examples/parse-examples.ts'
import type { Paper } from '../../papers/paper.ts'
import { publicIdOf } from '../../papers/public-id.ts'
import { findPaper } from '../../papers/read-papers.ts'
import { titleKey } from '../../papers/title-key.ts'
import type { Executor } from '../../storage/database.ts'
import { papers } from '../../storage/schema/papers.ts'
import type { ArchivePaper } from './archive.ts'

/** `paperId` null: none that is held. */
export type Match = { paper: ArchivePaper; paperId: number | null; fetched?: boolean }

export async function matchPapers(db: Executor, given: ArchivePaper[]): Promise<Match[]> {
  const byId = await heldById(db, given)
  const matches: Match[] = []
  for (const paper of given) {
    const known =
      byId.get(idOf(paper)) ??
      // A row that was joined to another leads there.
      (await findPaper(db, paper.address))?.id ??
      (await byAddress(db, paper)) ??
      (await byTitle(db, paper))
    matches.push({ paper, paperId: known ?? null })
  }
  return matches
}

/** The id it would be stored by: what was told as is comes back to the same row. */
const idOf = ({ address, title, authors }: ArchivePaper): string =>
  publicIdOf({ arxivId: address, dois: [address], title, authors })

async function heldById(db: Executor, given: ArchivePaper[]): Promise<Map<string, number>> {
  if (given.length === 0) return new Map()
  const rows = await db
    .select({ id: papers.id, publicId: papers.publicId })
    .from(papers)
    .where(and(inArray(papers.publicId, given.map(idOf)), isNull(papers.joinedTo)))
  return new Map(rows.map(({ id, publicId }) => [publicId, id]))
}

async function byAddress(db: Executor, { address }: ArchivePaper): Promise<number | null> {
  const references = parseExamples(address).references.filter(({ title }) => title === null)
  if (references.length === 0) return null
  return (await findExamples(db, references)).papers[0]?.id ?? null
}

async function byTitle(db: Executor, paper: ArchivePaper): Promise<number | null> {
  const { title } = paper
  const reference = { written: title.slice(0, 80), arxivId: null, doi: null, title }
  const [found] = (await findExamples(db, [reference])).papers
  return found && isTheSame(found, paper) ? found.id : null
}

function isTheSame(held: Paper, { title, authors }: ArchivePaper): boolean {
  if (titleKey(held.title) !== titleKey(title)) return false
  if (authors.length === 0 || held.authors.length === 0) return true
  return authors.some((one) => held.authors.some((other) => mayBeSameName(one, other)))
}
