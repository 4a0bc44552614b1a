/** Stores popularity facts of papers that are held; the newest poll wins. */
import { eq, inArray, sql } from 'drizzle-orm'
import type { Tx } from '../storage/database.ts'
import { lockExclusive } from '../storage/locks.ts'
import { paperSignals, papers } from '../storage/schema/papers.ts'
import { findByName } from './find-works.ts'
import type { IncomingSignal } from './paper.ts'

export type StoredSignals = {
  /** Ids of papers whose facts are new or changed. */
  updated: number[]
  unchanged: number
  /** Public ids of papers that are not held; their facts are dropped and come with the next poll. */
  unknown: string[]
}

type Facts = Omit<IncomingSignal, 'publicId'>

/** Idempotent. Signals are folded in their order, so that a paper may come twice. */
export async function storeSignals(
  tx: Tx,
  input: { signals: readonly IncomingSignal[]; source: string; at: Date },
): Promise<StoredSignals> {
  const stored: StoredSignals = { updated: [], unchanged: 0, unknown: [] }
  if (input.signals.length === 0) return stored
  await lockExclusive(tx, 'papers')
  const held = await readHeld(tx, input)
  const changed = new Map<number, Facts>()
  for (const { publicId, ...told } of input.signals) {
    const known = held.get(publicId)
    if (!known) {
      stored.unknown.push(publicId)
      continue
    }
    const facts = known.facts ? mergeFacts(known.facts, told) : told
    if (known.facts && sameFacts(known.facts, facts)) stored.unchanged += 1
    else {
      stored.updated.push(known.id)
      changed.set(known.id, facts)
    }
    known.facts = facts
  }
  await write(tx, changed, input)
  return stored
}

/** What a poll does not tell (fresh items lack keywords, links are absent) stays as it was. */
const mergeFacts = (held: Facts, told: Facts): Facts => ({
  upvotes: told.upvotes,
  comments: told.comments,
  stars: told.stars ?? held.stars,
  codeUrl: told.codeUrl ?? held.codeUrl,
  projectUrl: told.projectUrl ?? held.projectUrl,
  organization: told.organization ?? held.organization,
  submittedBy: told.submittedBy ?? held.submittedBy,
  keywords: told.keywords.length > 0 ? told.keywords : held.keywords,
  featuredOn: told.featuredOn ?? held.featuredOn,
})

const sameFacts = (one: Facts, other: Facts): boolean =>
  JSON.stringify(mergeFacts(one, one)) === JSON.stringify(mergeFacts(other, other))

async function readHeld(
  tx: Tx,
  input: { signals: readonly IncomingSignal[]; source: string },
): Promise<Map<string, { id: number; facts: Facts | null }>> {
  const given = [...new Set(input.signals.map((signal) => signal.publicId))]
  const rowsOf = await findByName(tx, given)
  const publicIds = [...new Set(rowsOf.values())]
  const rows = await tx
    .select({ id: papers.id, publicId: papers.publicId, facts: paperSignals })
    .from(papers)
    .leftJoin(
      paperSignals,
      sql`${eq(paperSignals.paperId, papers.id)} and ${eq(paperSignals.source, input.source)}`,
    )
    .where(inArray(papers.publicId, publicIds))
  const byRow = new Map(rows.map(({ id, publicId, facts }) => [publicId, { id, facts }]))
  return new Map(
    [...rowsOf].flatMap(([name, row]) => {
      const known = byRow.get(row)
      return known ? [[name, known]] : []
    }),
  )
}

async function write(
  tx: Tx,
  changed: ReadonlyMap<number, Facts>,
  { source, at }: { source: string; at: Date },
): Promise<void> {
  if (changed.size === 0) return
  const rows = [...changed].map(([paperId, facts]) => ({
    ...mergeFacts(facts, facts),
    paperId,
    source,
    // Of a row that exists it is not overwritten.
    toldAt: at,
    updatedAt: at,
  }))
  await tx
    .insert(paperSignals)
    .values(rows)
    .onConflictDoUpdate({
      target: [paperSignals.paperId, paperSignals.source],
      set: {
        upvotes: sql`excluded.upvotes`,
        comments: sql`excluded.comments`,
        stars: sql`excluded.stars`,
        codeUrl: sql`excluded.code_url`,
        projectUrl: sql`excluded.project_url`,
        organization: sql`excluded.organization`,
        submittedBy: sql`excluded.submitted_by`,
        keywords: sql`excluded.keywords`,
        featuredOn: sql`excluded.featured_on`,
        updatedAt: sql`excluded.updated_at`,
      },
    })
}
