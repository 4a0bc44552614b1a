/** The published editions of a series, as a file of them tells it. */
import { and, asc, eq } from 'drizzle-orm'
import { parseArxivId } from '../../papers/arxiv-id.ts'
import { isOwnId } from '../../papers/public-id.ts'
import type { Db } from '../../storage/database.ts'
import { editions, notes } from '../../storage/schema/editorial.ts'
import { papers } from '../../storage/schema/papers.ts'
import type { Series } from '../series.ts'
import type { WrittenEdition } from './write-archive.ts'

/** Oldest first. */
export async function exportEditions(db: Db, series: Series): Promise<WrittenEdition[]> {
  const rows = await db
    .select({
      date: editions.date,
      note: notes.markdown,
      language: notes.language,
      hashtags: notes.hashtags,
      publicId: papers.publicId,
      url: papers.url,
      title: papers.title,
      authors: papers.authors,
      abstract: papers.abstract,
    })
    .from(editions)
    .innerJoin(notes, eq(notes.editionId, editions.id))
    .innerJoin(papers, eq(papers.id, notes.paperId))
    .where(and(eq(editions.seriesId, series.id), eq(editions.state, 'published')))
    .orderBy(asc(editions.date), asc(notes.position), asc(notes.id))
  const byDate = new Map<string, WrittenEdition>()
  for (const { date, publicId, url, ...paper } of rows) {
    const edition = byDate.get(date) ?? { date, series: series.slug, papers: [] }
    byDate.set(date, edition)
    edition.papers.push({ ...paper, address: addressOf(publicId, url) })
  }
  return [...byDate.values()]
}

/** Empty: its title and authors name it. */
function addressOf(publicId: string, url: string | null): string {
  if (parseArxivId(publicId)) return `https://arxiv.org/abs/${publicId}`
  if (isOwnId(publicId)) return url ?? ''
  return `https://doi.org/${publicId}`
}
