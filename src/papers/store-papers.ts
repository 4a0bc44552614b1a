/** Stores what a source lists. Idempotent: the same papers again change no row. A new paper that
 * brings its own moment (corpus, back-fill) is available from then with the same commit; the present
 * is given by publish-papers.ts, after tagging. */
import { inArray, sql } from 'drizzle-orm'
import { indexPaper } from '../query/index-paper.ts'
import { toTsvector } from '../query/tsvector.ts'
import type { Tx } from '../storage/database.ts'
import { lockExclusive } from '../storage/locks.ts'
import { papers } from '../storage/schema/papers.ts'
import { contentHash } from './content-hash.ts'
import type { IncomingPaper } from './paper.ts'
import { mergeSighting, type PaperFacts, sameFacts } from './paper-facts.ts'
import { storeSightings } from './store-sightings.ts'

export type StoreInput = { papers: readonly IncomingPaper[]; source: string; at: Date }

/** Ids are of papers rows. A paper given twice is counted twice: as new, then as what it changed. */
export type Stored = {
  new: number[]
  updated: number[]
  unchanged: number
  /** New ones, and those of which something changed that a tag rule can see. */
  retag: number[]
  /** Rows of all the input by public id. */
  ids: ReadonlyMap<string, number>
}

type Held = { facts: PaperFacts; hash: string }

/** At most some thousand papers at once; callers page. */
export async function storePapers(tx: Tx, input: StoreInput): Promise<Stored> {
  if (input.papers.length === 0) {
    return { new: [], updated: [], unchanged: 0, retag: [], ids: new Map() }
  }
  // Two stores that touch the same rows in another order would deadlock.
  await lockExclusive(tx, 'papers')
  const publicIds = [...new Set(input.papers.map((paper) => paper.publicId))].sort()
  const { held, ids } = await readHeld(tx, publicIds)
  const after = new Map([...held].map(([publicId, { facts }]) => [publicId, facts]))
  const verdicts = input.papers.map((paper) => {
    const before = after.get(paper.publicId) ?? null
    const merged = mergeSighting(before, paper)
    after.set(paper.publicId, merged)
    if (before === null) return { paper, verdict: 'new' as const }
    return { paper, verdict: sameFacts(before, merged) ? 'unchanged' : 'updated' }
  })
  const moments = statedMoments(input.papers)
  const retag = await writeChanged(tx, { publicIds, held, after, ids, moments })
  await storeSightings(tx, input, ids)
  const idsOf = (wanted: string): number[] =>
    verdicts
      .filter(({ verdict }) => verdict === wanted)
      .map(({ paper }) => ids.get(paper.publicId) as number)
  return {
    new: idsOf('new'),
    updated: idsOf('updated'),
    unchanged: verdicts.filter(({ verdict }) => verdict === 'unchanged').length,
    retag,
    ids,
  }
}

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
      title: papers.title,
      abstract: papers.abstract,
      authors: papers.authors,
      categories: papers.categories,
      comment: papers.comment,
      journalRef: papers.journalRef,
      doi: papers.doi,
      license: papers.license,
      latestVersion: papers.latestVersion,
      withdrawn: papers.withdrawn,
      sample: papers.sample,
      listingDay: papers.listingDay,
      listingDayEstimated: papers.listingDayEstimated,
      hash: papers.contentHash,
    })
    .from(papers)
    .where(inArray(papers.publicId, publicIds))
  const held = new Map<string, Held>()
  const ids = new Map<string, number>()
  for (const { id, publicId, hash, ...facts } of rows) {
    held.set(publicId, { facts, hash })
    ids.set(publicId, id)
  }
  return { held, ids }
}

type Changes = {
  publicIds: string[]
  held: Map<string, Held>
  after: Map<string, PaperFacts>
  /** Filled up with the ids of new rows. */
  ids: Map<string, number>
  moments: ReadonlyMap<string, Date>
}

/** Returns the ids of papers to tag again. */
async function writeChanged(tx: Tx, changes: Changes): Promise<number[]> {
  const { publicIds, held, after, ids, moments } = changes
  const rows: Array<typeof papers.$inferInsert> = []
  const reindexed: string[] = []
  for (const publicId of publicIds) {
    const facts = after.get(publicId) as PaperFacts
    const before = held.get(publicId)
    const hash = contentHash(facts)
    if (before && before.hash === hash && sameFacts(before.facts, facts)) continue
    if (before?.hash !== hash) reindexed.push(publicId)
    const search = toTsvector(indexPaper(facts))
    // Of a row that exists it is not overwritten.
    const availableAt = moments.get(publicId)
    rows.push({ publicId, ...facts, availableAt, contentHash: hash, search })
  }
  if (rows.length === 0) return []
  const written = await tx
    .insert(papers)
    .values(rows)
    .onConflictDoUpdate({ target: papers.publicId, set: overwritten })
    .returning({ id: papers.id, publicId: papers.publicId })
  for (const row of written) ids.set(row.publicId, row.id)
  return reindexed.map((publicId) => ids.get(publicId) as number)
}

/** Everything but the id, the moment it became available and the moment it was stored. */
const overwritten = {
  title: sql`excluded.title`,
  abstract: sql`excluded.abstract`,
  authors: sql`excluded.authors`,
  categories: sql`excluded.categories`,
  comment: sql`excluded.comment`,
  journalRef: sql`excluded.journal_ref`,
  doi: sql`excluded.doi`,
  license: sql`excluded.license`,
  latestVersion: sql`excluded.latest_version`,
  withdrawn: sql`excluded.withdrawn`,
  sample: sql`excluded.sample`,
  listingDay: sql`excluded.listing_day`,
  listingDayEstimated: sql`excluded.listing_day_estimated`,
  contentHash: sql`excluded.content_hash`,
  search: sql`excluded.search`,
  updatedAt: sql`clock_timestamp()`,
}
