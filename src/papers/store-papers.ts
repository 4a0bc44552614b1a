/** Stores what a source lists. Idempotent: the same papers again change no row. A new paper that
 * brings its own moment (corpus, back-fill) is available from then with the same commit; the present
 * is given by publish-papers.ts, after tagging. */
import type { IndexedPaper } from '../query/index-paper.ts'
import { anyTextOf } from '../storage/any-of.ts'
import type { Tx } from '../storage/database.ts'
import { lockExclusive } from '../storage/locks.ts'
import { papers } from '../storage/schema/papers.ts'
import { factColumns } from './fact-columns.ts'
import { findWorks } from './find-works.ts'
import { joinFound } from './join-papers.ts'
import { type NewsOfPaper, newsBetween } from './news-of-papers.ts'
import type { IncomingPaper } from './paper.ts'
import { mergeSighting, type PaperFacts, sameFacts } from './paper-facts.ts'
import { keysOf, storeKeys } from './paper-keys.ts'
import { storeSightings } from './store-sightings.ts'
import { type HeldPaper, writePapers } from './write-papers.ts'

export type StoreInput = {
  papers: readonly IncomingPaper[]
  source: string
  at: Date
  /** Called with papers just indexed, while the server writes them. */
  meanwhile?: ((papers: readonly IndexedPaper[]) => Promise<void>) | undefined
}

/** Ids are of papers rows. A paper given twice is counted twice: as new, then as what it changed. */
export type Stored = {
  new: number[]
  updated: number[]
  unchanged: number
  /** New ones, and those of which something changed that a tag rule can see. */
  retag: number[]
  /** Rows of all the input by the public id that the source gives; a work known by another is that row. */
  ids: ReadonlyMap<string, number>
  /** What was indexed on the way, by id: tagging need not do it again. */
  indexed: ReadonlyMap<number, IndexedPaper>
  /** What became of papers that were held. */
  news: NewsOfPaper[]
}

/** At most some thousand papers at once; callers page. */
export async function storePapers(tx: Tx, input: StoreInput): Promise<Stored> {
  if (input.papers.length === 0) {
    return {
      new: [],
      updated: [],
      unchanged: 0,
      retag: [],
      ids: new Map(),
      indexed: new Map(),
      news: [],
    }
  }
  // Two stores that touch the same rows in another order would deadlock.
  await lockExclusive(tx, 'papers')
  const works = await joinFound(tx, input.papers, await findWorks(tx, input.papers))
  const rowOf = (paper: IncomingPaper) => works.get(paper.publicId) ?? paper.publicId
  const publicIds = [...new Set(input.papers.map(rowOf))].sort()
  const { held, ids } = await readHeld(tx, publicIds)
  const after = new Map([...held].map(([publicId, { facts }]) => [publicId, facts]))
  const verdicts = input.papers.map((paper) => {
    const row = rowOf(paper)
    const before = after.get(row) ?? null
    const merged = mergeSighting(before, paper, row)
    after.set(row, merged)
    if (before === null) return { paper, verdict: 'new' as const }
    return { paper, verdict: sameFacts(before, merged) ? 'unchanged' : 'updated' }
  })
  const moments = statedMoments(input.papers)
  const { meanwhile } = input
  const written = await writePapers(tx, { publicIds, held, after, moments, meanwhile })
  for (const { publicId, id } of written) ids.set(publicId, id)
  for (const paper of input.papers) ids.set(paper.publicId, ids.get(rowOf(paper)) as number)
  const keyed = verdicts.filter(
    ({ paper, verdict }) => verdict !== 'unchanged' || rowOf(paper) !== paper.publicId,
  )
  await storeKeys(
    tx,
    keyed.flatMap(({ paper }) =>
      keysOf(paper, rowOf(paper)).map((key) => ({
        key,
        paperId: ids.get(paper.publicId) as number,
      })),
    ),
  )
  await storeSightings(tx, input, {
    ids,
    rowOf,
    tellerOf: (row) => after.get(row)?.toldBy ?? row,
  })
  const idsOf = (wanted: string): number[] =>
    verdicts
      .filter(({ verdict }) => verdict === wanted)
      .map(({ paper }) => ids.get(paper.publicId) as number)
  return {
    new: idsOf('new'),
    updated: idsOf('updated'),
    unchanged: verdicts.filter(({ verdict }) => verdict === 'unchanged').length,
    retag: written.flatMap(({ id, isReindexed }) => (isReindexed ? id : [])),
    ids,
    indexed: new Map(written.map(({ id, indexed }) => [id, indexed])),
    news: newsOf(held, after, ids),
  }
}

const newsOf = (
  held: ReadonlyMap<string, HeldPaper>,
  after: ReadonlyMap<string, PaperFacts>,
  ids: ReadonlyMap<string, number>,
): NewsOfPaper[] =>
  [...held].flatMap(([publicId, { facts }]) =>
    newsBetween(facts, after.get(publicId) as PaperFacts).map((piece) => ({
      ...piece,
      paperId: ids.get(publicId) as number,
    })),
  )

/** Set with the insert, for setting it later writes every index of the row once more: a quarter of
 * the time of a back-fill. No lock is needed: a stated moment is where it is, and only the present
 * could slip behind a cutoff that is being read. */
function statedMoments(papers: readonly IncomingPaper[]): Map<string, Date> {
  const moments = new Map<string, Date>()
  for (const { publicId, firstAnnouncement, availableAt } of papers) {
    if (firstAnnouncement && availableAt && !moments.has(publicId)) {
      moments.set(publicId, availableAt)
    }
  }
  return moments
}

async function readHeld(tx: Tx, publicIds: string[]) {
  const rows = await tx
    .select({
      id: papers.id,
      publicId: papers.publicId,
      ...factColumns,
      hash: papers.contentHash,
    })
    .from(papers)
    .where(anyTextOf(papers.publicId, publicIds))
  const held = new Map<string, HeldPaper>()
  const ids = new Map<string, number>()
  for (const { id, publicId, hash, ...facts } of rows) {
    held.set(publicId, { facts, hash })
    ids.set(publicId, id)
  }
  return { held, ids }
}
