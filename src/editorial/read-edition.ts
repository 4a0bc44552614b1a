/** Editions as the desk and the pages show them. */
import { and, asc, desc, eq, gt, inArray, lt, or, sql } from 'drizzle-orm'
import type { NoteBlock } from '../../emails/letter-props.ts'
import type { Paper } from '../papers/paper.ts'
import { readPapers } from '../papers/read-papers.ts'
import { anyOf } from '../storage/any-of.ts'
import type { Executor } from '../storage/database.ts'
import { editions, noteCorrections, notes, series } from '../storage/schema/editorial.ts'
import { editionColumns, type LockedEdition } from './edit-edition.ts'
import { findMentioned } from './find-mentioned.ts'
import { mentionedIds, withTitles } from './note/note-words.ts'
import { readNote } from './note/read-note.ts'

export type EditionNote = {
  id: number
  paper: Paper
  markdown: string
  blocks: NoteBlock[]
  language: string
  hashtags: string[]
  version: number
  corrections: Array<{ at: Date; before: string; tells: boolean }>
}

export type Edition = LockedEdition & { notes: EditionNote[] }

/** Null: nothing was ever picked for that date. */
export async function readEdition(
  db: Executor,
  input: { seriesId: number; date: string },
): Promise<Edition | null> {
  const [edition] = await db
    .select(editionColumns)
    .from(editions)
    .where(and(eq(editions.seriesId, input.seriesId), eq(editions.date, input.date)))
  if (!edition) return null
  const rows = await db
    .select()
    .from(notes)
    .where(eq(notes.editionId, edition.id))
    .orderBy(asc(notes.position), asc(notes.id))
  const papers = await readPapers(
    db,
    rows.map(({ paperId }) => paperId),
  )
  const corrections = await readCorrections(
    db,
    rows.map(({ id }) => id),
  )
  const blocksOf = await blocksWithTitles(
    db,
    rows.map(({ markdown }) => markdown),
  )
  return {
    ...edition,
    notes: rows.flatMap(({ id, paperId, markdown, language, hashtags, version }) => {
      const paper = papers.get(paperId)
      const told = corrections.filter(({ noteId }) => noteId === id)
      const blocks = blocksOf(markdown)
      return paper
        ? [{ id, paper, markdown, blocks, language, hashtags, version, corrections: told }]
        : []
    }),
  }
}

/** Notes as blocks, a bare link to a paper held as its title. One statement for all. */
export async function blocksWithTitles(
  db: Executor,
  texts: string[],
): Promise<(markdown: string) => NoteBlock[]> {
  const read = new Map(texts.map((text) => [text, readNote(text)]))
  const ids = [...new Set([...read.values()].flatMap(mentionedIds))]
  const titles = new Map(
    [...(await findMentioned(db, ids))].map(([id, { title }]) => [id, title] as const),
  )
  return (markdown) => withTitles(read.get(markdown) ?? readNote(markdown), titles)
}

async function readCorrections(db: Executor, noteIds: number[]) {
  if (noteIds.length === 0) return []
  const { noteId, at, before, tells } = noteCorrections
  return db
    .select({ noteId, at, before, tells })
    .from(noteCorrections)
    .where(anyOf(noteId, noteIds))
    .orderBy(asc(at), asc(noteCorrections.id))
}

export type ListedEdition = {
  id: number
  date: string
  papers: number
  slug: string
  name: string
  language: string
}

/** `before`: dates before it; `after`: what stands after that one in the list. */
type Listing = {
  seriesId?: number
  /** Of the series. */
  language?: string | undefined
  before?: string | undefined
  after?: { date: string; id: number } | undefined
  limit: number
}

/** Published ones, newest first. */
export async function listEditions(db: Executor, input: Listing): Promise<ListedEdition[]> {
  const { after } = input
  return db
    .select({
      id: editions.id,
      date: editions.date,
      slug: series.slug,
      name: series.name,
      language: series.language,
      papers: sql<number>`(select count(*)::int from ${notes} where ${notes.editionId} = ${editions.id})`,
    })
    .from(editions)
    .innerJoin(series, eq(series.id, editions.seriesId))
    .where(
      and(
        eq(editions.state, 'published'),
        input.seriesId === undefined ? undefined : eq(editions.seriesId, input.seriesId),
        input.language === undefined ? undefined : eq(series.language, input.language),
        input.before === undefined ? undefined : lt(editions.date, input.before),
        after &&
          or(
            lt(editions.date, after.date),
            and(eq(editions.date, after.date), gt(editions.id, after.id)),
          ),
      ),
    )
    .orderBy(desc(editions.date), asc(editions.id))
    .limit(input.limit)
}

/** Of one series, those not out yet. */
export async function listOpenEditions(db: Executor, seriesId: number) {
  return db
    .select({ date: editions.date, state: editions.state, publishAt: editions.publishAt })
    .from(editions)
    .where(and(eq(editions.seriesId, seriesId), inArray(editions.state, ['draft', 'scheduled'])))
    .orderBy(desc(editions.date))
    .limit(20)
}

/** The published ones around a date of a series. */
export async function neighbourEditions(
  db: Executor,
  input: { seriesId: number; date: string },
): Promise<{ earlier: string | null; later: string | null }> {
  const [row] = await db.execute<{ earlier: string | null; later: string | null }>(sql`
    select
      (select max(date)::text from editions where series_id = ${input.seriesId}
        and state = 'published' and date < ${input.date}::date) as earlier,
      (select min(date)::text from editions where series_id = ${input.seriesId}
        and state = 'published' and date > ${input.date}::date) as later`)
  return { earlier: row?.earlier ?? null, later: row?.later ?? null }
}
