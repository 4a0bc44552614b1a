/** One edition of an archive, as it stands there. What is out is history; what is scheduled stands on its page
 * at its hour and is mailed to nobody; a draft is a draft. What was written here is not written over. */
import { and, eq, sql } from 'drizzle-orm'
import { instantOfLocal } from '../../lib/local-time.ts'
import type { Tx } from '../../storage/database.ts'
import { editions } from '../../storage/schema/editorial.ts'
import { writeAudit } from '../audit.ts'
import { tagHashtags } from '../hashtags/tag-hashtags.ts'
import { longestNote } from '../note/read-note.ts'
import { mostPapers } from '../pick-paper.ts'
import type { Series } from '../series.ts'
import { storeTyped } from '../store-typed.ts'
import { tagPapersOf } from '../tag-edition-papers.ts'
import type { ArchiveEdition, ArchivePaper } from './archive.ts'
import type { EditionsReport, ImportDeps } from './import-editions.ts'
import type { Match } from './match-papers.ts'
import { writeNote } from './write-note.ts'

export type WrittenOne = {
  series: Series
  dryRun: boolean
  who: string
  edition: ArchiveEdition
  matches: Match[]
}

export async function writeEdition(
  deps: Pick<ImportDeps, 'calendar' | 'tagPapers'>,
  tx: Tx,
  one: WrittenOne,
  report: EditionsReport,
): Promise<void> {
  const { series, edition, who } = one
  const { held, isOpen, isRestated } = await holdEdition(tx, { series, edition })
  let changed = 0
  for (const [at, { paper, paperId }] of (await withIds(deps, tx, one)).entries()) {
    if (at >= mostPapers || paper.note.length > longestNote) {
      report.skipped.push({ row: rowOf(edition, paper), why: 'it is too long' })
      continue
    }
    const fields = { edition: held, isOpen, paper, paperId, position: at + 1 }
    const written = await writeNote(tx, { ...fields, language: series.language })
    if (written === 'kept') {
      const why = `the edition of ${edition.date} was written here and says something else`
      report.skipped.push({ row: rowOf(edition, paper), why })
    } else report[written] += 1
    if (written === 'created' || written === 'updated') changed += 1
  }
  if (changed === 0 && !isRestated) return
  const at = held.publishedAt
  if (held.state === 'published' && at !== null) {
    await tagPapersOf(tx, { id: held.id, date: edition.date, tagId: series.tagId, at })
    await tagHashtags(tx, { editionIds: [held.id], at })
  }
  await tx
    .update(editions)
    .set({
      updatedAt: sql`clock_timestamp()` as unknown as Date,
      version: sql`${editions.version} + 1`,
    })
    .where(eq(editions.id, held.id))
  const what = `${series.slug}/${edition.date}`
  await writeAudit(tx, { who, act: 'editions-imported', what, detail: { notes: changed } })
}

const rowOf = (edition: ArchiveEdition, paper: ArchivePaper): number =>
  paper.lines.title ?? edition.line

type Held = Pick<
  typeof editions.$inferSelect,
  'id' | 'state' | 'imported' | 'publishAt' | 'publishedAt'
>

/** Made when it is not there. `isOpen`: what the file says of it goes; `isRestated`: it stood otherwise. */
async function holdEdition(
  tx: Tx,
  { series, edition }: { series: Series; edition: ArchiveEdition },
): Promise<{ held: Held; isOpen: boolean; isRestated: boolean }> {
  const { date } = edition
  const standing = standingOf(edition, series)
  const [made] = await tx
    .insert(editions)
    .values({ seriesId: series.id, date, ...standing })
    .onConflictDoNothing()
    .returning()
  if (made) return { held: made, isOpen: true, isRestated: false }
  const key = and(eq(editions.seriesId, series.id), eq(editions.date, date))
  const [held] = await tx.select().from(editions).where(key).for('update')
  if (!held) throw new Error('an edition was not stored')
  const isRestated = held.imported && edition.state !== undefined && !isSame(held, standing)
  if (isRestated) await tx.update(editions).set(standing).where(eq(editions.id, held.id))
  return { held: isRestated ? { ...held, ...standing } : held, isOpen: held.imported, isRestated }
}

type Standing = Omit<Held, 'id'>

function standingOf(
  { state = 'published', date, publishAt, publishedAt }: ArchiveEdition,
  { timezone }: Series,
): Standing {
  const none = { publishAt: null, publishedAt: null }
  if (state === 'scheduled' && publishAt !== undefined) {
    return { ...none, state, imported: true, publishAt: new Date(publishAt) }
  }
  if (state !== 'published') return { ...none, state: 'draft', imported: false }
  const at = publishedAt === undefined ? instantOfLocal(date, 0, timezone) : new Date(publishedAt)
  return { ...none, state, imported: true, publishedAt: at }
}

const isSame = (held: Standing, other: Standing): boolean =>
  held.state === other.state &&
  held.publishAt?.getTime() === other.publishAt?.getTime() &&
  held.publishedAt?.getTime() === other.publishedAt?.getTime()

/** Papers nobody knows are stored; one that stands twice in a day is taken once. */
async function withIds(
  deps: Pick<ImportDeps, 'calendar' | 'tagPapers'>,
  tx: Tx,
  { matches }: WrittenOne,
) {
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
