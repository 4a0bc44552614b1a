/** Each round: puts the tag `trending` on the few papers of the week that are noticed most. A paper that
 * has it keeps it. For who follows the tag it is a late comer (design 4.1): it comes with the next digest,
 * and no paper comes twice. */
import { and, eq, sql } from 'drizzle-orm'
import { lockPresent } from '../papers/lock-present.ts'
import { dayOf, tagged, voicesOf } from '../papers/popularity/trend.ts'
import type { Calendar } from '../storage/calendar.ts'
import type { Db, Executor } from '../storage/database.ts'
import { paperTags, tags } from '../storage/schema/tags.ts'
import { trendingSlug } from './taxonomy/signals.ts'

/** How many papers got it. */
export async function tagTrending({
  db,
  calendar,
}: {
  db: Db
  calendar: Calendar
}): Promise<number> {
  const tagId = await findTag(db)
  if (tagId === null || (await readNext(db, tagId)).length === 0) return 0
  return db.transaction(async (tx) => {
    const at = await lockPresent(tx, calendar)
    const date = dayOf(at)
    // Asked again behind the lock: another instance may have been at it.
    const room = tagged.aDay - (await countOf(tx, { tagId, date }))
    const next = (await readNext(tx, tagId)).slice(0, Math.max(0, room))
    if (next.length === 0) return 0
    await tx.insert(paperTags).values(
      next.map(({ id, upvotes, saves }) => ({
        ...{ paperId: Number(id), tagId, source: 'signal' as const, addedAt: at },
        evidence: { kind: 'trending' as const, date, upvotes, saves },
      })),
    )
    return next.length
  })
}

async function findTag(db: Executor): Promise<number | null> {
  const asked = and(eq(tags.slug, trendingSlug), eq(tags.active, true))
  const [tag] = await db.select({ id: tags.id }).from(tags).where(asked)
  return tag?.id ?? null
}

type Next = { id: string; upvotes: number; saves: number }

/** Of the week's first those with enough voices that have the tag not yet, and that no editor denied. */
async function readNext(db: Executor, tagId: number): Promise<Next[]> {
  const rows = await db.execute<Next>(sql`
    select r.paper_id as id, r.upvotes, r.saves
    from paper_rankings r join papers p on p.id = r.paper_id
    where r.list = 'week' and r.place <= ${tagged.first} and not p.withdrawn and p.joined_to is null
      and not exists (select 1 from paper_tags t where t.paper_id = r.paper_id and t.tag_id = ${tagId})
      and not exists (select 1 from tag_verdicts v where v.paper_id = r.paper_id
        and v.tag_id = ${tagId} and v.verdict = 'rejected')
    order by r.place`)
  return rows.filter((row) => voicesOf(row) >= tagged.voices)
}

async function countOf(db: Executor, { tagId, date }: { tagId: number; date: string }) {
  const [row] = await db.execute<{ n: number }>(sql`
    select count(*)::int as n from paper_tags
    where tag_id = ${tagId} and source = 'signal' and evidence->>'date' = ${date}`)
  return row?.n ?? 0
}
