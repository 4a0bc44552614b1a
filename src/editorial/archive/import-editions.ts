/** Brings an archive in as history: published, dated as it was, and never mailed. Papers are matched to
 * those held by id, then by title and authors; the others are kept as the archive tells them. The same
 * file twice changes nothing. */
import { and, eq, sql } from 'drizzle-orm'
import { instantOfLocal } from '../../lib/local-time.ts'
import type { Calendar } from '../../storage/calendar.ts'
import type { Db, Tx } from '../../storage/database.ts'
import { editions, notes } from '../../storage/schema/editorial.ts'
import { writeAudit } from '../audit.ts'
import { addUsedHashtags } from '../hashtags/add-hashtags.ts'
import { tagHashtags } from '../hashtags/tag-hashtags.ts'
import { readHashtags } from '../note/hashtags.ts'
import { longestNote } from '../note/read-note.ts'
import { tidyNote } from '../note/tidy-note.ts'
import { mostPapers } from '../pick-paper.ts'
import { writeMentions } from '../save-note.ts'
import type { Series } from '../series.ts'
import { storeTyped, type TagPapers } from '../store-typed.ts'
import { tagPapersOf } from '../tag-edition-papers.ts'
import type { Archive, ArchiveEdition, ArchivePaper } from './archive.ts'
import { type Match, matchPapers } from './match-papers.ts'

export type ImportDeps = {
  db: Db
  calendar: Calendar
  tagPapers: TagPapers
  /** Asks who should know for what is not held; null: nobody does, or nobody answers. */
  fetchPaper?: ((address: string) => Promise<number | null>) | undefined
}

/** `as`: a paper held, one that was fetched, or one as the archive tells it; in a dry run also one that would
 * be asked for. */
export type ImportedPaper = {
  date: string
  paper: ArchivePaper
  as: 'known' | 'fetched' | 'as-told' | 'to-fetch'
}

export type EditionsReport = {
  created: number
  updated: number
  unchanged: number
  skipped: Array<{ row: number; why: string }>
  papers: ImportedPaper[]
}

export async function importEditions(
  deps: ImportDeps,
  input: { archive: Archive; series: Series; dryRun: boolean; who: string },
): Promise<EditionsReport> {
  const { archive, series, dryRun } = input
  const report: EditionsReport = {
    created: 0,
    updated: 0,
    unchanged: 0,
    skipped: archive.skipped.map(({ line, why }) => ({ row: line, why })),
    papers: [],
  }
  for (const edition of archive.editions) {
    if (edition.series !== null && edition.series !== series.slug) {
      report.skipped.push({ row: edition.line, why: `it is of the series ${edition.series}` })
      continue
    }
    const matches = await matchPapers(deps.db, edition.papers)
    const fetched = dryRun ? matches : await fetchMissing(deps, matches)
    for (const match of fetched) {
      const as = dryRun && isWanted(deps, match) ? 'to-fetch' : takenAs(match)
      report.papers.push({ date: edition.date, paper: match.paper, as })
    }
    await importOne(deps, { ...input, edition, matches: fetched }, report)
  }
  await addHashtags(deps, { dryRun, changed: report.created + report.updated })
  return report
}

async function addHashtags(
  { db, calendar }: ImportDeps,
  { dryRun, changed }: { dryRun: boolean; changed: number },
): Promise<void> {
  if (dryRun || changed === 0) return
  await db.transaction(async (tx) => addUsedHashtags(tx, await calendar.now(tx)))
}

const takenAs = ({ paperId, fetched }: Match) =>
  paperId === null ? 'as-told' : fetched ? 'fetched' : 'known'

const isWanted = ({ fetchPaper }: ImportDeps, { paperId, paper }: Match): boolean =>
  fetchPaper !== undefined && paperId === null && paper.address !== ''

async function fetchMissing(deps: ImportDeps, matches: Match[]): Promise<Match[]> {
  const all: Match[] = []
  for (const match of matches) {
    const wanted = isWanted(deps, match)
    const paperId = wanted ? ((await deps.fetchPaper?.(match.paper.address)) ?? null) : null
    all.push(paperId === null ? match : { ...match, paperId, fetched: true })
  }
  return all
}

type One = {
  series: Series
  dryRun: boolean
  who: string
  edition: ArchiveEdition
  matches: Match[]
}

class DryRun extends Error {}

async function importOne(deps: ImportDeps, one: One, report: EditionsReport): Promise<void> {
  const before = { ...report }
  try {
    await deps.db.transaction(async (tx) => {
      await writeEdition(deps, tx, one, report)
      if (one.dryRun) throw new DryRun()
    })
  } catch (error) {
    if (error instanceof DryRun) return
    Object.assign(report, before)
    throw error
  }
}

async function writeEdition(deps: ImportDeps, tx: Tx, one: One, report: EditionsReport) {
  const { series, edition, who } = one
  const at = instantOfLocal(edition.date, 0, series.timezone)
  const key = and(eq(editions.seriesId, series.id), eq(editions.date, edition.date))
  const fresh = { seriesId: series.id, date: edition.date, imported: true }
  await tx
    .insert(editions)
    .values({ ...fresh, state: 'published', publishedAt: at })
    .onConflictDoNothing()
  const [held] = await tx.select().from(editions).where(key).for('update')
  if (!held) throw new Error('an edition was not stored')
  const counted = { changed: 0 }
  for (const [position, { paper, paperId }] of (await withIds(deps, tx, one)).entries()) {
    if (position >= mostPapers || paper.note.length > longestNote) {
      report.skipped.push({ row: paper.lines.title ?? edition.line, why: 'it is too long' })
      continue
    }
    const written = await writeNote(tx, {
      ...{ edition: held, paper, paperId, position: position + 1, language: series.language },
    })
    if (written === 'kept') {
      const why = `the edition of ${edition.date} was written here and says something else`
      report.skipped.push({ row: paper.lines.title ?? edition.line, why })
    } else report[written] += 1
    if (written === 'created' || written === 'updated') counted.changed += 1
  }
  if (counted.changed === 0) return
  await tagPapersOf(tx, { id: held.id, date: edition.date, tagId: series.tagId, at })
  await tagHashtags(tx, { editionIds: [held.id], at })
  await tx
    .update(editions)
    .set({
      updatedAt: sql`clock_timestamp()` as unknown as Date,
      version: sql`${editions.version} + 1`,
    })
    .where(eq(editions.id, held.id))
  const what = `${series.slug}/${edition.date}`
  await writeAudit(tx, { who, act: 'editions-imported', what, detail: { notes: counted.changed } })
}

/** Papers nobody knows are stored; one that stands twice in a day is taken once. */
async function withIds(deps: ImportDeps, tx: Tx, { matches }: One) {
  const unknown = matches.filter(({ paperId }) => paperId === null)
  const at = await deps.calendar.now(tx)
  const ids = await storeTyped(tx, {
    papers: unknown.map(({ paper }) => paper),
    source: 'archive',
    at,
    tagPapers: deps.tagPapers,
  })
  const all = matches.map((match) => ({
    paper: match.paper,
    paperId: match.paperId ?? (ids[unknown.indexOf(match)] as number),
  }))
  const seen = new Set<number>()
  return all.filter(({ paperId }) => !seen.has(paperId) && seen.add(paperId))
}

type Writing = {
  edition: { id: number; imported: boolean; publishedAt: Date | null }
  paper: ArchivePaper
  paperId: number
  position: number
  language: string
}

async function writeNote(
  tx: Tx,
  { edition, paper, paperId, position, language: usual }: Writing,
): Promise<'created' | 'updated' | 'unchanged' | 'kept'> {
  const fields = {
    markdown: tidyNote(paper.note),
    hashtags: readHashtags(paper.hashtags.join(' ')),
    language: paper.language ?? usual,
    position,
  }
  const [held] = await tx
    .select()
    .from(notes)
    .where(and(eq(notes.editionId, edition.id), eq(notes.paperId, paperId)))
  const same =
    held &&
    held.markdown === fields.markdown &&
    held.language === fields.language &&
    held.position === position &&
    held.hashtags.join(' ') === fields.hashtags.join(' ')
  if (same) return 'unchanged'
  // What was written at the desk is not written over by a file.
  if (!edition.imported) return 'kept'
  const fresh = { editionId: edition.id, paperId, releasedAt: edition.publishedAt }
  const noteId = held ? held.id : await insertNote(tx, { ...fresh, ...fields })
  if (held) {
    await tx
      .update(notes)
      .set({ ...fields, version: held.version + 1 })
      .where(eq(notes.id, held.id))
  }
  await writeMentions(tx, { noteId, paperId, markdown: fields.markdown })
  return held ? 'updated' : 'created'
}

async function insertNote(tx: Tx, row: typeof notes.$inferInsert): Promise<number> {
  const [made] = await tx.insert(notes).values(row).returning({ id: notes.id })
  if (!made) throw new Error('a note was not stored')
  return made.id
}
