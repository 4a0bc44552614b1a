/** A digest that was planned with two rows which were joined before its letter was frozen names the one that
 * is kept, in its row as well: links of a letter name its papers by their places there. What was mailed, and
 * what is frozen, stays as it is. */
import { eq } from 'drizzle-orm'
import { readJoined } from '../papers/read-joined.ts'
import type { Tx } from '../storage/database.ts'
import { digests } from '../storage/schema/digests.ts'
import type { DigestContent } from './read-digest-contents.ts'

export async function dropJoined(
  tx: Tx,
  contents: ReadonlyMap<number, DigestContent>,
): Promise<Map<number, DigestContent>> {
  const joined = await readJoined(tx, papersOf(contents))
  if (joined.size === 0) return new Map(contents)
  const left = new Map([...contents].map(([id, digest]) => [id, withoutJoined(digest, joined)]))
  for (const [id, { picks }] of left) {
    if (picks.length === contents.get(id)?.picks.length) continue
    await tx.update(digests).set({ picks }).where(eq(digests.id, id))
  }
  return left
}

const papersOf = (contents: ReadonlyMap<number, DigestContent>): number[] => [
  ...new Set([...contents.values()].flatMap((one) => one.contents.map((c) => c.paper.id))),
]

function withoutJoined(digest: DigestContent, joined: ReadonlyMap<number, number>): DigestContent {
  const named = new Set(digest.picks.map(({ p }) => p))
  const stays = (id: number): boolean => !named.has(joined.get(id) ?? 0)
  return {
    ...digest,
    picks: digest.picks.filter(({ p }) => stays(p)),
    contents: digest.contents.filter(({ paper }) => stays(paper.id)),
  }
}
