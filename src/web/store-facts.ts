/** What the front page says of the store: how many papers, how new, and whether they are samples. */
import { count, desc, isNotNull, max, sql } from 'drizzle-orm'
import { texToText } from '../lib/tex.ts'
import type { Executor } from '../storage/database.ts'
import { papers } from '../storage/schema/papers.ts'

export type StoreFacts = {
  held: number
  /** YYYY-MM-DD; null: nothing held. */
  newestDay: string | null
  /** The bundled sample is in, and no real paper yet replaced all of it. */
  sample: boolean
  newest: Array<{ publicId: string; title: string }>
}

const shown = 3

export async function readStoreFacts(db: Executor): Promise<StoreFacts> {
  const [totals] = await db
    .select({
      held: count(),
      newestDay: max(papers.listingDay),
      sample: sql<boolean>`coalesce(bool_or(${papers.sample}), false)`,
    })
    .from(papers)
  const newest = await db
    .select({ publicId: papers.publicId, title: papers.title })
    .from(papers)
    .where(isNotNull(papers.listingDay))
    .orderBy(desc(papers.listingDay), papers.id)
    .limit(shown)
  return {
    held: totals?.held ?? 0,
    newestDay: totals?.newestDay ?? null,
    sample: totals?.sample ?? false,
    newest: newest.map(({ publicId, title }) => ({ publicId, title: texToText(title) })),
  }
}
