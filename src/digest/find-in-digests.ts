/** A reader's past digests: by day, or the papers in them that a query finds. */
import { and, desc, eq, sql } from 'drizzle-orm'
import { columnsOf, matchCondition } from '../papers/match-condition.ts'
import type { Query } from '../query/ast.ts'
import type { Executor } from '../storage/database.ts'
import { digests } from '../storage/schema/digests.ts'
import { shownIn } from './shown-in.ts'

/** Newest first; uses digests_once. */
export async function listDigests(
  db: Executor,
  { subscriberId, limit, skip }: { subscriberId: number; limit: number; skip: number },
): Promise<{ ids: number[]; total: number }> {
  const theirs = and(eq(digests.subscriberId, subscriberId), eq(digests.outcome, 'picked'))
  const rows = await db
    .select({ id: digests.id })
    .from(digests)
    .where(theirs)
    .orderBy(desc(digests.period), desc(digests.id))
    .limit(limit)
    .offset(skip)
  return { ids: rows.map(({ id }) => id), total: await db.$count(digests, theirs) }
}

export type FoundPick = { digestId: number; paperId: number }

/** Of the papers that were shown or named, newest digest first. A paper comes once in a reader's mail. */
export async function findInDigests(
  db: Executor,
  { subscriberId, query, limit }: { subscriberId: number; query: Query; limit: number },
): Promise<FoundPick[]> {
  const rows = await db.execute<{ digest_id: string; paper_id: string }>(sql`
    select d.id as digest_id, p.id as paper_id
    from digests d
    cross join lateral unnest(array(${shownIn(sql`d.picks`)})) as shown(paper_id)
    join papers p on p.id = shown.paper_id
    where d.subscriber_id = ${subscriberId} and d.outcome = 'picked'
      and ${matchCondition(query, columnsOf('p'))}
    order by d.period desc, d.id desc, p.id desc limit ${limit}`)
  return rows.map((row) => ({ digestId: Number(row.digest_id), paperId: Number(row.paper_id) }))
}
