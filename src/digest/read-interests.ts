/** Interests of many readers at once, as the matcher takes them. */
import { sql } from 'drizzle-orm'
import type { Interest } from '../matching/interest.ts'
import type { Executor } from '../storage/database.ts'
import type { InterestLevel } from '../storage/schema/subscribers.ts'
import { followedAuthor } from './followed-author.ts'

type InterestRow = {
  subscriberId: number
  level: InterestLevel
  createdAt: string
  tagId: number | null
  slug: string | null
  queryId: number | null
  text: string | null
}

/** Uses interests_by_subscriber. One parameter however many readers. */
export async function readInterests(
  db: Executor,
  subscriberIds: number[],
): Promise<Map<number, Interest[]>> {
  const found = new Map<number, Interest[]>()
  if (subscriberIds.length === 0) return found
  const rows = await db.execute<InterestRow>(sql`
    select i.subscriber_id as "subscriberId", i.level, i.created_at as "createdAt",
      i.tag_id as "tagId", g.slug, i.query_id as "queryId", q.text
    from json_array_elements_text(${JSON.stringify(subscriberIds)}::json) as wanted(id)
    join interests i on i.subscriber_id = wanted.id::bigint
    left join tags g on g.id = i.tag_id
    left join queries q on q.id = i.query_id
    order by i.subscriber_id, i.id`)
  for (const row of rows) {
    const list = found.get(row.subscriberId) ?? []
    list.push({ level: row.level, createdAt: new Date(row.createdAt), target: targetOf(row) })
    found.set(row.subscriberId, list)
  }
  return found
}

function targetOf(row: InterestRow): Interest['target'] {
  if (row.tagId !== null) return { kind: 'tag', id: row.tagId, slug: row.slug ?? '' }
  const text = row.text ?? ''
  return { kind: 'query', id: row.queryId ?? 0, text, author: followedAuthor(text) }
}
