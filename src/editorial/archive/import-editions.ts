/** Brings an archive in as history: dated as it was, and never mailed. Papers are matched to those held by
 * id, then by title and authors; the others are kept as the archive tells them. The same file twice changes
 * nothing. */
import type { Calendar } from '../../storage/calendar.ts'
import type { Db } from '../../storage/database.ts'
import type { EditionState } from '../../storage/schema/editorial.ts'
import { addUsedHashtags } from '../hashtags/add-hashtags.ts'
import type { Series } from '../series.ts'
import type { TagPapers } from '../store-typed.ts'
import type { Archive, ArchivePaper } from './archive.ts'
import { type Match, matchPapers } from './match-papers.ts'
import { type WrittenOne, writeEdition } from './write-edition.ts'

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
  state: EditionState
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
      report.papers.push({
        ...{ date: edition.date, state: edition.state ?? 'published' },
        ...{ paper: match.paper, as },
      })
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

class DryRun extends Error {}

async function importOne(deps: ImportDeps, one: WrittenOne, report: EditionsReport): Promise<void> {
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
