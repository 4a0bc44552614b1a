/** What two rows that are joined say of the work stands on the one that is kept, as if its source had told it
 * what the other's did: the fuller words win, and what they leave out is filled in. */
import { eq, sql } from 'drizzle-orm'
import type { Tx } from '../storage/database.ts'
import { papers } from '../storage/schema/papers.ts'
import { factColumns } from './fact-columns.ts'
import { mergeSighting, type PaperFacts } from './paper-facts.ts'

/** The words are indexed when the page that joined them is written: their hash is another then. */
export async function joinFacts(tx: Tx, keep: number, drop: number): Promise<void> {
  const kept = await readRow(tx, keep)
  const gone = await readRow(tx, drop)
  const sighting = {
    ...gone.facts,
    publicId: gone.facts.toldBy ?? gone.publicId,
    version: gone.facts.latestVersion,
    firstAnnouncement: gone.facts.listingDay !== null,
  }
  const facts = mergeSighting(kept.facts, sighting, kept.publicId)
  await tx
    .update(papers)
    .set({
      ...facts,
      submittedAt: earlier(kept.facts.submittedAt, gone.facts.submittedAt),
      availableAt: kept.availableAt ?? gone.availableAt,
      updatedAt: sql`clock_timestamp()`,
    })
    .where(eq(papers.id, keep))
}

const earlier = (one: Date | null, other: Date | null): Date | null =>
  one === null || (other !== null && other < one) ? other : one

type Row = { publicId: string; availableAt: Date | null; facts: PaperFacts }

async function readRow(tx: Tx, id: number): Promise<Row> {
  const [row] = await tx
    .select({
      publicId: papers.publicId,
      availableAt: papers.availableAt,
      facts: factColumns,
    })
    .from(papers)
    .where(eq(papers.id, id))
  return row as Row
}
