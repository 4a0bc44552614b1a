/** Puts the bundled sample into an empty store, so that the first minute is good without a network.
 * Its papers are labelled, and real records of the same papers replace them. */
import type { IncomingPaper } from '../papers/paper.ts'
import type { Calendar } from '../storage/calendar.ts'
import type { Db } from '../storage/database.ts'
import { lockExclusive } from '../storage/locks.ts'
import { papers } from '../storage/schema/papers.ts'
import { startOfListingDay } from './arxiv-calendar.ts'
import { storePage, type TagPapers } from './store-page.ts'

/** How many were loaded: 0 when the store holds anything. */
export async function loadSample(
  deps: { db: Db; calendar: Calendar; tagPapers: TagPapers },
  sample: readonly IncomingPaper[],
): Promise<number> {
  const at = await deps.calendar.now(deps.db)
  const page = { papers: sample.map(asSample), signals: [], skipped: [] }
  return await deps.db.transaction(async (tx) => {
    // The lock of every store: nobody fills it between the look and the load.
    await lockExclusive(tx, 'papers')
    const held = await tx.select({ id: papers.id }).from(papers).limit(1)
    if (held.length > 0) return 0
    const report = await storePage(deps, tx, { page, source: 'sample', at })
    return report.new
  })
}

const asSample = (paper: IncomingPaper): IncomingPaper => ({
  ...paper,
  sample: true,
  ...(paper.listingDay !== null && { availableAt: startOfListingDay(paper.listingDay) }),
})
