/** A digest that was planned with two rows which were joined before its letter was frozen names the one that
 * is kept. What was mailed, and what is frozen, stays as it is. */
import { sql } from 'drizzle-orm'
import { arrayLiteral } from '../storage/array-literal.ts'
import type { Executor } from '../storage/database.ts'
import type { DigestContent } from './read-digest-contents.ts'

export async function dropJoined(
  db: Executor,
  contents: ReadonlyMap<number, DigestContent>,
): Promise<Map<number, DigestContent>> {
  const joined = await readJoined(db, contents)
  if (joined.size === 0) return new Map(contents)
  return new Map([...contents].map(([id, digest]) => [id, withoutJoined(digest, joined)]))
}

async function readJoined(
  db: Executor,
  contents: ReadonlyMap<number, DigestContent>,
): Promise<Map<number, number>> {
  const ids = new Set([...contents.values()].flatMap((one) => one.contents.map((c) => c.paper.id)))
  if (ids.size === 0) return new Map()
  const rows = await db.execute<{ id: string; joined_to: string }>(sql`
    select id, joined_to from papers
    where joined_to is not null and id = any(${arrayLiteral([...ids])}::bigint[])`)
  return new Map(rows.map((row) => [Number(row.id), Number(row.joined_to)]))
}

function withoutJoined(digest: DigestContent, joined: ReadonlyMap<number, number>): DigestContent {
  const named = new Set(digest.contents.map(({ paper }) => paper.id))
  const contents = digest.contents.filter(({ paper }) => {
    const kept = joined.get(paper.id)
    return kept === undefined || !named.has(kept)
  })
  return { ...digest, contents }
}
