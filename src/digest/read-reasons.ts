/** From what picks keep to the reasons themselves, in one statement for all of them. */
import { sql } from 'drizzle-orm'
import { LRUCache } from 'lru-cache'
import type { Reason } from '../matching/reason.ts'
import { arrayLiteral } from '../storage/array-literal.ts'
import type { Executor } from '../storage/database.ts'
import type { StoredPick } from '../storage/schema/digests.ts'

export type ReasonsOfPick = (pick: StoredPick) => Reason[]
export type ReadReasons = (db: Executor, picks: StoredPick[]) => Promise<ReasonsOfPick>

/** Some 300 bytes each. */
const reasonsHeld = 20_000

/** Reasons never change under their id, so what the process holds is not read again. */
export function createReasonMemory(): ReadReasons {
  const held = new LRUCache<number, Reason>({ max: reasonsHeld })
  return async (db, picks) => {
    const known = new Map<number, Reason>()
    const missing: number[] = []
    for (const id of idsOf(picks)) {
      const reason = held.get(id)
      if (reason) known.set(id, reason)
      else missing.push(id)
    }
    for (const [id, reason] of await readByIds(db, missing)) {
      held.set(id, reason)
      known.set(id, reason)
    }
    return reasonsIn(known)
  }
}

export const readReasons: ReadReasons = async (db, picks) =>
  reasonsIn(await readByIds(db, [...idsOf(picks)]))

function idsOf(picks: StoredPick[]): Set<number> {
  const ids = new Set<number>()
  for (const { r } of picks) for (const one of r) if (typeof one === 'number') ids.add(one)
  return ids
}

async function readByIds(db: Executor, ids: number[]): Promise<Map<number, Reason>> {
  const known = new Map<number, Reason>()
  if (ids.length === 0) return known
  const rows = await db.execute<{ id: number; content: Reason | string }>(sql`
    select r.id, r.content from unnest(${arrayLiteral(ids)}::bigint[]) as w(id)
    join reasons r on r.id = w.id`)
  for (const { id, content } of rows) {
    known.set(Number(id), typeof content === 'string' ? JSON.parse(content) : content)
  }
  return known
}

/** Older picks hold their reasons themselves. */
const reasonsIn =
  (known: ReadonlyMap<number, Reason>): ReasonsOfPick =>
  ({ r }) =>
    r.flatMap((one) => (typeof one === 'number' ? (known.get(one) ?? []) : [one as Reason]))
