/** A digest that was planned with two rows which were joined before its letter was frozen names the one that
 * is kept, in its row as well: links of a letter name its papers by their places there. What was mailed, and
 * what is frozen, stays as it is. */
import { eq, sql } from 'drizzle-orm'
import { arrayLiteral } from '../storage/array-literal.ts'
import type { Executor, Tx } from '../storage/database.ts'
import { digests } from '../storage/schema/digests.ts'
import type { DigestContent } from './read-digest-contents.ts'

export async function dropJoined(
  tx: Tx,
  contents: ReadonlyMap<number, DigestContent>,
): Promise<Map<number, DigestContent>> {
  const joined = await readJoined(tx, contents)
  if (joined.size === 0) return new Map(contents)
  const left = new Map([...contents].map(([id, digest]) => [id, withoutJoined(digest, joined)]))
  for (const [id, { picks }] of left) {
    if (picks.length === contents.get(id)?.picks.length) continue
    await tx.update(digests).set({ picks }).where(eq(digests.id, id))
  }
  return left
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
  const named = new Set(digest.picks.map(({ p }) => p))
  const stays = (id: number): boolean => !named.has(joined.get(id) ?? 0)
  return {
    ...digest,
    picks: digest.picks.filter(({ p }) => stays(p)),
    contents: digest.contents.filter(({ paper }) => stays(paper.id)),
  }
}
