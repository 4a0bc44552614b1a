/** What editors said of papers, in published editions, and where else they mention them. */
import { and, asc, desc, eq, isNotNull, ne } from 'drizzle-orm'
import type { NoteBlock } from '../../emails/letter-props.ts'
import { anyOf } from '../storage/any-of.ts'
import type { Executor } from '../storage/database.ts'
import { editions, noteMentions, notes, series } from '../storage/schema/editorial.ts'
import { blocksWithTitles } from './read-edition.ts'

export type PublishedNote = {
  id: number
  slug: string
  series: string
  date: string
  language: string
  hashtags: string[]
  /** Null: nobody is told of it yet. */
  releasedAt: Date | null
  blocks: NoteBlock[]
}

/** `released`: without what may still be taken back. By paper, newest first; papers nobody wrote of are missing. Empty notes are left out. */
export async function readPaperNotes(
  db: Executor,
  paperIds: number[],
  { released = false }: { released?: boolean } = {},
): Promise<Map<number, PublishedNote[]>> {
  const found = new Map<number, PublishedNote[]>()
  if (paperIds.length === 0) return found
  const rows = await db
    .select({
      id: notes.id,
      paperId: notes.paperId,
      slug: series.slug,
      series: series.name,
      date: editions.date,
      language: notes.language,
      hashtags: notes.hashtags,
      releasedAt: notes.releasedAt,
      markdown: notes.markdown,
    })
    .from(notes)
    .innerJoin(editions, eq(editions.id, notes.editionId))
    .innerJoin(series, eq(series.id, editions.seriesId))
    .where(
      and(
        anyOf(notes.paperId, paperIds),
        eq(editions.state, 'published'),
        ne(notes.markdown, ''),
        released ? isNotNull(notes.releasedAt) : undefined,
      ),
    )
    .orderBy(desc(editions.date), asc(notes.id))
  const blocksOf = await blocksWithTitles(
    db,
    rows.map(({ markdown }) => markdown),
  )
  for (const { paperId, markdown, ...note } of rows) {
    const list = found.get(paperId) ?? []
    found.set(paperId, [...list, { ...note, blocks: blocksOf(markdown) }])
  }
  return found
}

export type Mention = { slug: string; series: string; date: string }

/** Editions whose notes link to the paper, newest first. */
export async function readMentions(db: Executor, paperId: number): Promise<Mention[]> {
  return db
    .selectDistinct({ slug: series.slug, series: series.name, date: editions.date })
    .from(noteMentions)
    .innerJoin(notes, eq(notes.id, noteMentions.noteId))
    .innerJoin(editions, eq(editions.id, notes.editionId))
    .innerJoin(series, eq(series.id, editions.seriesId))
    .where(and(eq(noteMentions.paperId, paperId), eq(editions.state, 'published')))
    .orderBy(desc(editions.date))
    .limit(20)
}
