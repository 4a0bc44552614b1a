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

/** One moment a statement, so that an index can be searched by it. */
export const daysAgo = (days: number): SQL =>
  sql`statement_timestamp() - make_interval(days => ${days})`

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
  /** Of what was passed so far. */
  name: string
  table: string
  days: number
  /** Which of the old ones may go. */
  may: SQL
  /** Deletes those of which this holds, and returns how many. */
  remove(tx: Tx, where: SQL): Promise<number>
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

/** Rows that were passed and kept, of which some may go by now; reads all of them. */
export async function sweepPassed(deps: PruneDeps, walk: Walk): Promise<number> {
  const { db, signal, batch = usualBatch } = deps
  const [passed] = await db.execute<{ id: string }>(sql`
    select value::text as id from installation where key = ${keyOf(walk)}`)
  if (!passed) return 0
  let deleted = 0
  while (!signal?.aborted) {
    const which = sql`${sql.identifier(walk.table)}.id in (
      select id from ${sql.identifier(walk.table)}
      where id <= ${passed.id}::bigint and ${mayGo(walk)} order by id limit ${batch})`
    const gone = await db.transaction((tx) => walk.remove(tx, which))
    deleted += gone
    if (gone < batch) break
  }
  return deleted
}

const keyOf = ({ name }: Walk): string => `pruned.${name}`
const mayGo = ({ days, may }: Walk): SQL => sql`created_at < ${daysAgo(days)} and ${may}`

async function walkPage(tx: Tx, walk: Walk, batch: number) {
  const { table, days, remove } = walk
  const key = keyOf(walk)
  // A row from the future, which a simulated day leaves behind, is passed: the next may be old.
  const rows = await tx.execute<{ id: string; young: boolean }>(sql`
    select id, created_at between ${daysAgo(days)} and ${daysAgo(-1)} as young
    from ${sql.identifier(table)}
    where id > coalesce((select value::text::bigint from installation where key = ${key}), 0)
    order by id limit ${batch}`)
  const end = rows.findIndex(({ young }) => young)
  const ids = rows.slice(0, end < 0 ? rows.length : end).map(({ id }) => Number(id))
  const last = ids.at(-1)
  if (last === undefined) return { passed: 0, deleted: 0 }
  const deleted = await remove(
    tx,
    sql`${anyOf(sql`${sql.identifier(table)}.id`, ids)} and ${mayGo(walk)}`,
  )
  await tx
    .insert(installation)
    .values({ key, value: last })
    .onConflictDoUpdate({ target: installation.key, set: { value: last } })
  return { passed: ids.length, deleted }
}

export const removeFrom =
  (table: string) =>
  async (tx: Tx, where: SQL): Promise<number> => {
    const rows = await tx.execute(
      sql`delete from ${sql.identifier(table)} where ${where} returning 1`,
    )
    return rows.length
  }
