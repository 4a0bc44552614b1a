/** Gives the model that is searched by its table of pgvector, where there is pgvector: made, filled, and
 * tidied of what is no more. Again and again it changes nothing; killed, it goes on where it stopped. */
import { sql } from 'drizzle-orm'
import type { Db } from '../../storage/database.ts'
import { readyModel, type StoredModel } from '../stored-models.ts'
import type { WantedModel } from '../wanted-model.ts'
import { isRefusal, openPgvector } from './open-pgvector.ts'
import {
  createTable,
  fillingTable,
  findTable,
  finishTable,
  putPoints,
  wholeTable,
} from './vector-table.ts'

/** `none`: what was made before goes. `exact`: all vectors are compared. `indexed`: HNSW. */
export type PgvectorUse = 'none' | 'exact' | 'indexed'

type KeepInput = {
  wanted: WantedModel
  use: PgvectorUse
  signal: AbortSignal
}

/** Others wait for a page on the embedded database's one connection. */
const rowsAPage = 200

/** Under the lease of whoever writes vectors. */
export async function keepPgvector(db: Db, { wanted, use, signal }: KeepInput): Promise<void> {
  const model = use !== 'none' && (await openPgvector(db)) ? await readyModel(db, wanted) : null
  const table = model && (await findTable(db, model.id))
  await dropOthers(db, table)
  if (!model) return
  if (!table) await db.transaction((tx) => createTable(tx, model))
  if (table !== wholeTable(model.id)) {
    if (!(await fill(db, model, signal))) return
    await db.transaction((tx) => finishTable(tx, model, use === 'indexed'))
  }
  await dropPointsOfNone(db, model)
}

/** False: broken off. */
async function fill(db: Db, { id: modelId }: StoredModel, signal: AbortSignal): Promise<boolean> {
  const table = fillingTable(modelId)
  for (let after = 0; ; ) {
    if (signal.aborted) return false
    const rows = await db.execute<{ id: number; vector: Uint8Array }>(sql`
      select paper_id as id, vector from paper_vectors v
      where model_id = ${modelId} and paper_id > ${after}
        and not exists (select from ${sql.raw(table)} t where t.paper_id = v.paper_id)
      order by paper_id limit ${rowsAPage}`)
    const last = rows.at(-1)
    if (!last) return true
    const points = rows.map(({ id, vector }) => ({ id, vector: new Int8Array(vector) }))
    await putPoints(db, table, points)
    after = last.id
  }
}

/** Of papers that went; a search passes over them until then. */
const dropPointsOfNone = (db: Db, { id }: StoredModel) =>
  db.execute(sql`
    delete from ${sql.raw(wholeTable(id))} t where not exists (
      select from paper_vectors v where v.model_id = ${id} and v.paper_id = t.paper_id)`)

async function dropOthers(db: Db, table: string | null): Promise<void> {
  const rows = await db.execute<{ name: string }>(sql`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname = 'paperboy_vectors'`)
  for (const { name } of rows) if (name !== table) await drop(db, name)
}

/** With its library gone an index cannot even be dropped: then it waits, unused. */
async function drop(db: Db, table: string): Promise<void> {
  try {
    await db.execute(sql.raw(`drop table if exists ${table}`))
  } catch (error) {
    if (!isRefusal(error)) throw error
  }
}
