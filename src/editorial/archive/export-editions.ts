/** The editions of a series, as a file of them tells it: with hours, corrections and drafts. */
import { asc, eq } from 'drizzle-orm'
import { parseArxivId } from '../../papers/arxiv-id.ts'
import { isOwnId } from '../../papers/public-id.ts'
import type { Db } from '../../storage/database.ts'
import { editions, noteCorrections, notes } from '../../storage/schema/editorial.ts'
import { papers } from '../../storage/schema/papers.ts'
import type { Series } from '../series.ts'
import type { ArchiveCorrection } from './archive.ts'
import type { WrittenEdition, WrittenPaper } from './write-archive.ts'

/** Oldest first. */
export async function exportEditions(db: Db, series: Series): Promise<WrittenEdition[]> {
  const ofSeries = eq(editions.seriesId, series.id)
  const held = await db.select().from(editions).where(ofSeries).orderBy(asc(editions.date))
  const byId = new Map<number, WrittenPaper[]>()
  for (const [editionId, paper] of await readPapers(db, series)) {
    byId.set(editionId, [...(byId.get(editionId) ?? []), paper])
  }
  return held.map(({ id, date, state, publishAt, publishedAt }) => ({
    ...{ date, series: series.slug, state },
    ...(state === 'scheduled' && publishAt && { publishAt: publishAt.toISOString() }),
    ...(state === 'published' && publishedAt && { publishedAt: publishedAt.toISOString() }),
    papers: byId.get(id) ?? [],
  }))
}

/** With the edition of each, in their order. */
async function readPapers(db: Db, series: Series): Promise<Array<[number, WrittenPaper]>> {
  const rows = await db
    .select({ note: notes, paper: papers })
    .from(notes)
    .innerJoin(editions, eq(editions.id, notes.editionId))
    .innerJoin(papers, eq(papers.id, notes.paperId))
    .where(eq(editions.seriesId, series.id))
    .orderBy(asc(notes.editionId), asc(notes.position), asc(notes.id))
  const corrections = await readCorrections(db, series)
  return rows.map(({ note, paper: { publicId, url, title, authors, abstract } }) => [
    note.editionId,
    {
      ...{ title, authors, abstract, address: addressOf(publicId, url) },
      ...{ note: note.markdown, language: note.language, hashtags: note.hashtags },
      releasedAt: note.releasedAt?.toISOString() ?? null,
      corrections: corrections.get(note.id) ?? [],
    },
  ])
}

/** By note. Whether a mail told of them is not of the edition. */
async function readCorrections(db: Db, series: Series): Promise<Map<number, ArchiveCorrection[]>> {
  const { noteId, at, before } = noteCorrections
  const rows = await db
    .select({ noteId, at, before })
    .from(noteCorrections)
    .innerJoin(notes, eq(notes.id, noteId))
    .innerJoin(editions, eq(editions.id, notes.editionId))
    .where(eq(editions.seriesId, series.id))
    .orderBy(asc(at), asc(noteCorrections.id))
  const found = new Map<number, ArchiveCorrection[]>()
  for (const row of rows) {
    const one = { at: row.at.toISOString(), before: row.before }
    found.set(row.noteId, [...(found.get(row.noteId) ?? []), one])
  }
  return found
}

/** Empty: its title and authors name it. */
function addressOf(publicId: string, url: string | null): string {
  if (parseArxivId(publicId)) return `https://arxiv.org/abs/${publicId}`
  if (isOwnId(publicId)) return url ?? ''
  return `https://doi.org/${publicId}`
}
