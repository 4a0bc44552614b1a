/** The table that pgvector searches, one a model. It is no part of the schema, which stands on any Postgres,
 * but made at run time in a schema of its own. It gets its name when it is whole, so that half of one is
 * never asked. Nothing refers to it: were the library gone, deleting a paper would fail with it. */
import { sql } from 'drizzle-orm'
import type { Executor, Tx } from '../../storage/database.ts'

/** Halves, of two bytes, hold our bytes exactly; pgvector searches 4,000 of them by an index, and of its
 * `vector` 2,000. */
const mostIndexed = 4_000
/** Of more numbers a row does not fit a page. */
const mostInRow = 3_900

export const wholeTable = (modelId: number) => `paperboy_vectors.model_${modelId}`
export const fillingTable = (modelId: number) => `paperboy_vectors.filling_${modelId}`

/** The table of this model that is there, whole or being filled. Dropping the extension takes its column. */
export async function findTable(db: Executor, modelId: number): Promise<string | null> {
  const rows = await db.execute<{ name: string }>(sql`
    select attrelid::regclass::text as name from pg_attribute
    where attrelid in (to_regclass(${wholeTable(modelId)}), to_regclass(${fillingTable(modelId)}))
      and attname = 'point' and not attisdropped`)
  return rows[0]?.name ?? null
}

export const isWhole = async (db: Executor, modelId: number): Promise<boolean> =>
  (await findTable(db, modelId)) === wholeTable(modelId)

type TableOf = { id: number; dimensions: number }

export async function createTable(tx: Tx, { id, dimensions }: TableOf): Promise<void> {
  const table = fillingTable(id)
  const storage = dimensions <= mostInRow ? 'plain' : 'external'
  await tx.execute(sql`create schema if not exists paperboy_vectors`)
  await tx.execute(
    sql.raw(`create table ${table} (paper_id bigint primary key, point halfvec(${dimensions}))`),
  )
  await tx.execute(sql.raw(`alter table ${table} alter point set storage ${storage}`))
}

/** From here on asked. `isIndexed`: by HNSW, made of all rows at once; row by row takes far longer. */
export async function finishTable(
  tx: Tx,
  { id, dimensions }: TableOf,
  isIndexed: boolean,
): Promise<void> {
  if (isIndexed && dimensions <= mostIndexed) {
    await tx.execute(sql`set local maintenance_work_mem = '256MB'`)
    await tx.execute(
      sql.raw(`create index on ${fillingTable(id)} using hnsw (point halfvec_cosine_ops)`),
    )
  }
  await tx.execute(sql.raw(`alter table ${fillingTable(id)} rename to model_${id}`))
}

export type Point = { id: number; vector: ArrayLike<number> }

export const halfvec = (vector: ArrayLike<number>): string => `[${Array.from(vector).join(',')}]`

export async function putPoints(db: Executor, table: string, points: readonly Point[]) {
  const rows = points.map(({ id, vector }) => ({ id, point: halfvec(vector) }))
  await db.execute(sql`
    insert into ${sql.raw(table)} (paper_id, point)
    select g.id, g.point::halfvec
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as g(id bigint, point text)
    on conflict (paper_id) do update set point = excluded.point`)
}
