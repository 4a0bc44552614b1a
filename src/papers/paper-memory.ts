/** Papers as everybody reads them, held by a process that reads the same few hundred again and again.
 * What is asked each time is only whether a row is still the one that was read. */
import { sql } from 'drizzle-orm'
import { LRUCache } from 'lru-cache'
import { anyOf } from '../storage/any-of.ts'
import type { Executor } from '../storage/database.ts'
import { papers } from '../storage/schema/papers.ts'
import type { Paper } from './paper.ts'
import { readPapers } from './read-papers.ts'

export type PaperMemory = (db: Executor, ids: readonly number[]) => Promise<Map<number, Paper>>

/** Some 3 kB each. */
const papersHeld = 1_500

export function createPaperMemory(): PaperMemory {
  const held = new LRUCache<number, { row: string; paper: Paper }>({ max: papersHeld })
  return async (db, ids) => {
    // Postgres writes a changed row anew: another transaction, another place.
    const rows = await db.execute<{ id: number; row: string }>(sql`
      select id, xmin::text || ctid::text as row from ${papers}
      where ${anyOf(papers.id, [...new Set(ids)])}`)
    const known = rows.map(({ id, row }) => ({ id, row, paper: paperOf(held.get(id), row) }))
    const unknown = known.flatMap(({ id, paper }) => (paper ? [] : [id]))
    const read = await readPapers(db, unknown)
    const found = new Map<number, Paper>()
    for (const { id, row, paper } of known) {
      const now = paper ?? read.get(id)
      if (!now) continue
      if (!paper) held.set(id, { row, paper: now })
      found.set(id, now)
    }
    return found
  }
}

const paperOf = (
  held: { row: string; paper: Paper } | undefined,
  row: string,
): Paper | undefined => (held?.row === row ? held.paper : undefined)
