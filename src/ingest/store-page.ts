/** One page of a source, in one transaction: stored, tagged, then made available. So nobody ever
 * sees a paper that is available but not tagged, and a kill leaves a page whole or absent. */

import { lockPresent } from '../papers/lock-present.ts'
import { markLate } from '../papers/mark-late.ts'
import { keepNews } from '../papers/news-of-papers.ts'
import type { IncomingPaper } from '../papers/paper.ts'
import { publishPapers } from '../papers/publish-papers.ts'
import { storeAffiliations } from '../papers/store-affiliations.ts'
import { type Stored, type StoreInput, storePapers } from '../papers/store-papers.ts'
import { storeSignals } from '../papers/store-signals.ts'
import type { Calendar } from '../storage/calendar.ts'
import type { Tx } from '../storage/database.ts'
import type { Skipped, SourcePage } from './source.ts'

/** Tagging lies beside ingest; app.ts hands it in. */
export type TagPapers = (
  tx: Tx,
  input: {
    paperIds: number[]
    at: Date | (() => Promise<Date>)
    indexed: Stored['indexed']
  },
) => Promise<unknown>

export type IngestReport = {
  /** Records in the input: new, updated, unchanged and skipped ones. */
  read: number
  new: number
  updated: number
  unchanged: number
  skipped: Skipped[]
}

export type StorePageDeps = {
  calendar: Calendar
  tagPapers: TagPapers
  /** Decides on tags of papers while the server writes them; tagPapers takes them over. */
  foreseeTags?: StoreInput['meanwhile']
}

export async function storePage(
  deps: StorePageDeps,
  tx: Tx,
  input: { page: SourcePage; source: string; at: Date; late?: boolean },
): Promise<IngestReport> {
  const { page, source, at } = input
  const { foreseeTags: meanwhile } = deps
  const stored = await storePapers(tx, { papers: page.papers, source, at, meanwhile })
  const moments = momentsOf(stored, page.papers, at)
  for (const [moment, paperIds] of byMoment(moments)) {
    await deps.tagPapers(tx, { paperIds, at: new Date(moment), indexed: stored.indexed })
  }
  await tagChanged(deps, tx, stored)
  const present = () => lockPresent(tx, deps.calendar)
  const signals = await storeSignals(tx, { signals: page.signals, source, at, present })
  const placed = await storeAffiliations(tx, {
    ...{ papers: page.papers, ids: stored.ids, source, at },
    momentOf: (id) => moments.get(id),
    present,
  })
  const published = await publishPapers(tx, {
    calendar: deps.calendar,
    papers: page.papers,
    ids: stored.ids,
  })
  if (input.late) await markLate(tx, published)
  await keepNews(tx, deps, { source, news: [...stored.news, ...signals.news] })
  const unknown = signals.unknown.map((id) => ({ where: id, why: 'no paper with this id is held' }))
  const moved = new Set([...stored.new, ...stored.updated])
  const alone = placed.filter((id) => !moved.has(id)).length
  return {
    read: page.papers.length + page.signals.length + page.skipped.length,
    new: stored.new.length,
    updated: stored.updated.length + alone + signals.updated.length,
    unchanged: stored.unchanged - alone + signals.unchanged,
    skipped: [...page.skipped, ...unknown],
  }
}

/** A tag that an old paper gets by a change counts from now and makes it a late comer: from a moment
 * that no planner has passed, or it would be lost behind their cutoffs. */
async function tagChanged(deps: StorePageDeps, tx: Tx, stored: Stored): Promise<void> {
  const isNew = new Set(stored.new)
  const paperIds = stored.retag.filter((id) => !isNew.has(id))
  if (paperIds.length === 0) return
  await deps.tagPapers(tx, {
    paperIds,
    at: () => lockPresent(tx, deps.calendar),
    indexed: stored.indexed,
  })
}

/** From when the tags and affiliations of new papers count. Of a paper of the past that comes in now they
 * count from when it was available, so that its days can be gone through afterwards as if it had been there. */
function momentsOf(stored: Stored, page: readonly IncomingPaper[], at: Date): Map<number, Date> {
  const moments = new Map(stored.new.map((id) => [id, at]))
  for (const { publicId, firstAnnouncement, availableAt } of page) {
    const id = stored.ids.get(publicId) as number
    if (!firstAnnouncement || !availableAt || !moments.has(id)) continue
    moments.set(id, availableAt < at ? availableAt : at)
  }
  return moments
}

function byMoment(moments: ReadonlyMap<number, Date>): Map<number, number[]> {
  const grouped = new Map<number, number[]>()
  for (const [id, moment] of moments) {
    const ids = grouped.get(moment.getTime())
    if (ids) ids.push(id)
    else grouped.set(moment.getTime(), [id])
  }
  return grouped
}

export const emptyReport = (): IngestReport => ({
  read: 0,
  new: 0,
  updated: 0,
  unchanged: 0,
  skipped: [],
})

/** Adds one page's report to the whole. */
export function addReport(whole: IngestReport, part: IngestReport): void {
  whole.read += part.read
  whole.new += part.new
  whole.updated += part.updated
  whole.unchanged += part.unchanged
  for (const skipped of part.skipped) whole.skipped.push(skipped)
}
