/** Interests of many readers at once, as the matcher takes them. */
import { eq, inArray } from 'drizzle-orm'
import type { Interest } from '../matching/interest.ts'
import type { Executor } from '../storage/database.ts'
import { interests, queries } from '../storage/schema/subscribers.ts'
import { tags } from '../storage/schema/tags.ts'
import { followedAuthor } from './followed-author.ts'

export async function readInterests(
  db: Executor,
  subscriberIds: number[],
): Promise<Map<number, Interest[]>> {
  const found = new Map<number, Interest[]>()
  if (subscriberIds.length === 0) return found
  const rows = await db
    .select({
      subscriberId: interests.subscriberId,
      level: interests.level,
      createdAt: interests.createdAt,
      tagId: interests.tagId,
      queryId: interests.queryId,
      slug: tags.slug,
      text: queries.text,
    })
    .from(interests)
    .leftJoin(tags, eq(tags.id, interests.tagId))
    .leftJoin(queries, eq(queries.id, interests.queryId))
    .where(inArray(interests.subscriberId, subscriberIds))
    .orderBy(interests.subscriberId, interests.id)
  for (const row of rows) {
    const list = found.get(row.subscriberId) ?? []
    list.push({ level: row.level, createdAt: row.createdAt, target: targetOf(row) })
    found.set(row.subscriberId, list)
  }
  return found
}

function targetOf(row: {
  tagId: number | null
  slug: string | null
  queryId: number | null
  text: string | null
}): Interest['target'] {
  if (row.tagId !== null) return { kind: 'tag', id: row.tagId, slug: row.slug ?? '' }
  const text = row.text ?? ''
  return { kind: 'query', id: row.queryId ?? 0, text, author: followedAuthor(text) }
}
