/** Reasons as ids: each is stored once, by the hash of its content, and marked as given when that was a
 * week ago, so that pruning leaves it (prune-reasons.ts). */
import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { Reason } from '../matching/reason.ts'
import { arrayLiteral } from '../storage/array-literal.ts'
import type { Executor, Tx } from '../storage/database.ts'

/** What is known of them, by the object: the matcher gives one reason the same object to all readers. */
export type ReasonIds = Map<Reason, number>

/** The ids of all of them; it is for the caller to keep them, once the transaction is committed. */
export async function storeReasons(tx: Tx, reasons: Iterable<Reason>): Promise<ReasonIds> {
  const missing = byHash(reasons)
  const ids: ReasonIds = new Map()
  // Most were stored by the days before, some by another instance in this moment.
  for (const step of [touch, find, insert, touch, find]) {
    if (missing.size === 0) break
    for (const { hash, id } of await step(tx, missing)) {
      for (const reason of missing.get(hash) ?? []) ids.set(reason, Number(id))
      missing.delete(hash)
    }
  }
  return ids
}

/** Two postings may give the same reason: the same words in the same place of another paper. */
function byHash(reasons: Iterable<Reason>): Map<string, Set<Reason>> {
  const sorted = new Map<string, Set<Reason>>()
  for (const reason of reasons) {
    const hash = hashOf(reason)
    sorted.set(hash, (sorted.get(hash) ?? new Set()).add(reason))
  }
  return sorted
}

const hashOf = (reason: Reason): string =>
  createHash('sha256').update(JSON.stringify(reason)).digest('base64url')

type Row = { hash: string; id: string }

const freshDays = 7

/** Those not given for a week. One that is pruned in this moment is waited for, and not returned. */
const touch = (db: Executor, wanted: Map<string, Set<Reason>>) =>
  db.execute<Row>(sql`
    update reasons set used_on = current_date from (
      select id from reasons where hash = any(${arrayLiteral([...wanted.keys()])}::text[])
        and used_on < current_date - ${freshDays}::int
      order by hash for update) as old
    where reasons.id = old.id returning reasons.hash, reasons.id`)

/** Fresh ones alone: pruning takes none of them. */
const find = (db: Executor, wanted: Map<string, Set<Reason>>) =>
  db.execute<Row>(sql`
    select r.hash, r.id from unnest(${arrayLiteral([...wanted.keys()])}::text[]) as w(hash)
    join reasons r on r.hash = w.hash and r.used_on >= current_date - ${freshDays}::int`)

/** In the order of the hashes, so that two instances never wait for each other in a circle. */
function insert(db: Executor, wanted: Map<string, Set<Reason>>) {
  const hashes = [...wanted.keys()].sort()
  const contents = hashes.map((hash) => JSON.stringify([...(wanted.get(hash) ?? [])][0]))
  return db.execute<Row>(sql`
    insert into reasons (hash, content)
    select * from unnest(${arrayLiteral(hashes)}::text[], ${arrayLiteral(contents)}::json[])
    on conflict (hash) do nothing returning hash, id`)
}
