/** What made the vectors that stand in the database. */
import { and, desc, eq, isNotNull, lt, sql } from 'drizzle-orm'
import type { Db, Executor } from '../storage/database.ts'
import { paperVectors, type VectorMaker, vectorModels } from '../storage/schema/vectors.ts'

export type StoredModel = {
  id: number
  maker: VectorMaker
  name: string
  dimensions: number
  papers: number
  isReady: boolean
}

const columns = {
  id: vectorModels.id,
  maker: vectorModels.maker,
  name: vectorModels.name,
  dimensions: vectorModels.dimensions,
  papers: vectorModels.papers,
  isReady: sql<boolean>`${vectorModels.readyAt} is not null`,
}

type OfMaker = { maker: VectorMaker; name: string }

/** The newest of that name, ready or not. */
export async function newestModel(db: Executor, of: OfMaker): Promise<StoredModel | null> {
  const [row] = await db
    .select(columns)
    .from(vectorModels)
    .where(and(eq(vectorModels.maker, of.maker), eq(vectorModels.name, of.name)))
    .orderBy(desc(vectorModels.id))
    .limit(1)
  return row ?? null
}

/** The one that is searched by: the newest ready one of that name. */
export async function readyModel(db: Executor, of: OfMaker): Promise<StoredModel | null> {
  const [row] = await db
    .select(columns)
    .from(vectorModels)
    .where(
      and(
        eq(vectorModels.maker, of.maker),
        eq(vectorModels.name, of.name),
        isNotNull(vectorModels.readyAt),
      ),
    )
    .orderBy(desc(vectorModels.id))
    .limit(1)
  return row ?? null
}

export async function readModelData(db: Executor, id: number): Promise<Uint8Array | null> {
  const [row] = await db
    .select({ data: vectorModels.data })
    .from(vectorModels)
    .where(eq(vectorModels.id, id))
  return row?.data ?? null
}

type NewModel = OfMaker & { dimensions: number; papers: number; data: Uint8Array | null }

export async function addModel(db: Executor, model: NewModel): Promise<StoredModel> {
  const [row] = await db
    .insert(vectorModels)
    .values({ ...model, createdAt: sql`clock_timestamp()` })
    .returning(columns)
  return row as StoredModel
}

export const markReady = (db: Executor, id: number) =>
  db.update(vectorModels).set({ readyAt: sql`clock_timestamp()` }).where(eq(vectorModels.id, id))

const rowsADelete = 5_000

/** Older models of that name and their vectors, a few thousand rows at a time. */
export async function dropOlder(db: Db, { id, maker, name }: StoredModel): Promise<void> {
  const older = await db
    .select({ id: vectorModels.id })
    .from(vectorModels)
    .where(and(eq(vectorModels.maker, maker), eq(vectorModels.name, name), lt(vectorModels.id, id)))
  for (const model of older) {
    for (let gone = rowsADelete; gone === rowsADelete; ) {
      const rows = await db.execute(sql`
        delete from ${paperVectors} where ctid in (
          select ctid from ${paperVectors} where model_id = ${model.id} limit ${rowsADelete})
        returning 1`)
      gone = rows.length
    }
    await db.delete(vectorModels).where(eq(vectorModels.id, model.id))
  }
}
