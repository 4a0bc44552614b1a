/** Deletes old rows in small batches, so that nobody waits for a lock and a stop costs one batch. */
import { type SQL, sql } from 'drizzle-orm'
import { anyOf } from './any-of.ts'
import type { Db, Tx } from './database.ts'
import { installation } from './schema/operations.ts'

export type PruneDeps = {
  db: Db
  /** Aborted: the batch under way is the last. */
  signal?: AbortSignal
  /** Rows a batch. */
  batch?: number
}

const usualBatch = 1_000

export const daysAgo = (days: number): SQL =>
  sql`clock_timestamp() - make_interval(days => ${days})`

/** `which` selects the ids of at most so many rows; nothing it names may be kept. */
export async function deleteOld(
  { db, signal, batch = usualBatch }: PruneDeps,
  input: { table: string; id?: string; which: (limit: number) => SQL },
): Promise<number> {
  const { table, id = 'id', which } = input
  let deleted = 0
  while (!signal?.aborted) {
    const rows = await db.execute(sql`
      delete from ${sql.identifier(table)} where ${sql.identifier(id)} in (${which(batch)})
      returning 1`)
    deleted += rows.length
    if (rows.length < batch) break
  }
  return deleted
}

export type Walk = {
  /** Of what was passed so far; rows are passed once, deleted or kept. */
  name: string
  table: string
  days: number
  /** Deletes those of these old rows that may go, and returns how many. */
  remove(tx: Tx, ids: number[]): Promise<number>
}

/** For tables whose ids grow with age, of which some old rows are kept: walks on from where the last
 * walk ended, and never over all that is kept. */
export async function walkOld(deps: PruneDeps, walk: Walk): Promise<number> {
  const { db, signal, batch = usualBatch } = deps
  let deleted = 0
  while (!signal?.aborted) {
    const page = await db.transaction((tx) => walkPage(tx, walk, batch))
    deleted += page.deleted
    if (page.passed < batch) break
  }
  return deleted
}

async function walkPage(tx: Tx, { name, table, days, remove }: Walk, batch: number) {
  const key = `pruned.${name}`
  const rows = await tx.execute<{ id: string; old: boolean }>(sql`
    select id, created_at < ${daysAgo(days)} as old from ${sql.identifier(table)}
    where id > coalesce((select value::text::bigint from installation where key = ${key}), 0)
    order by id limit ${batch}`)
  const end = rows.findIndex(({ old }) => !old)
  const ids = rows.slice(0, end < 0 ? rows.length : end).map(({ id }) => Number(id))
  const last = ids.at(-1)
  if (last === undefined) return { passed: 0, deleted: 0 }
  const deleted = await remove(tx, ids)
  await tx
    .insert(installation)
    .values({ key, value: last })
    .onConflictDoUpdate({ target: installation.key, set: { value: last } })
  return { passed: ids.length, deleted }
}

/** Of these rows those that may go. */
export const removeFrom =
  (table: string, may: SQL) =>
  async (tx: Tx, ids: number[]): Promise<number> => {
    const which = sql.identifier(table)
    const rows = await tx.execute(sql`
      delete from ${which} where ${anyOf(sql`${which}.id`, ids)} and ${may} returning 1`)
    return rows.length
  }
