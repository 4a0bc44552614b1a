/** The vectors of all papers in this process: read when first needed, then in step with the database.
 * 256 bytes a paper with the built-in model. */
import { sql } from 'drizzle-orm'
import type { Db } from '../storage/database.ts'
import type { LexicalModel } from './lsa/lexical-model.ts'
import { readModel } from './lsa/model-bytes.ts'
import { readModelData, readyModel, type StoredModel } from './stored-models.ts'
import { createVectorIndex, type VectorIndex } from './vector-index.ts'
import type { WantedModel } from './wanted-model.ts'

export type HeldVectors = {
  model: StoredModel
  /** Null for a provider's. */
  lexical: LexicalModel | null
  index: VectorIndex
}

/** Null: no model is ready yet. */
export type ReadIndex = () => Promise<HeldVectors | null>

/** How far reading came; hand it back for what was written since. */
type Mark = { at: string; id: number }
type Held = HeldVectors & { mark: Mark; seenAt: number }

/** New papers are found this soon. */
const freshMs = 10_000
/** Decoded in a few milliseconds. */
const rowsAPage = 1_000

export function createKeptIndex(db: Db, wanted: WantedModel): ReadIndex {
  let held: Held | null = null
  let looking: Promise<Held | null> | null = null

  async function look(): Promise<Held | null> {
    const model = await readyModel(db, wanted)
    if (!model) return null
    const known = held?.model.id === model.id ? held : await open(db, model)
    known.mark = await readSince(db, known)
    known.seenAt = performance.now()
    held = known
    return known
  }

  return () => {
    if (held && performance.now() - held.seenAt < freshMs) return Promise.resolve(held)
    looking ??= look().finally(() => {
      looking = null
    })
    if (!held) return looking
    // Nobody waits for what came since; whoever comes after a failure tries again.
    looking.catch(() => undefined)
    return Promise.resolve(held)
  }
}

async function open(db: Db, model: StoredModel): Promise<Held> {
  const data = model.maker === 'lexical' ? await readModelData(db, model.id) : null
  return {
    model,
    lexical: data && readModel(data),
    index: createVectorIndex(model.dimensions),
    mark: { at: '-infinity', id: 0 },
    seenAt: 0,
  }
}

/** A statement that wrote earlier may commit later: the last few seconds are read again. */
async function readSince(db: Db, { model, index, mark }: Held): Promise<Mark> {
  for (let from = mark; ; ) {
    const rows = await db.execute<{ id: string; at: string; vector: Uint8Array }>(sql`
      select paper_id as id, written_at::text as at, vector from paper_vectors
      where model_id = ${model.id} and written_at >= ${from.at}::timestamptz
        and (written_at, paper_id) > (${from.at}::timestamptz, ${from.id})
      order by written_at, paper_id limit ${rowsAPage}`)
    for (const { id, vector } of rows) {
      index.put(Number(id), new Int8Array(vector.buffer, vector.byteOffset, vector.length))
    }
    const last = rows.at(-1)
    if (last) from = { at: last.at, id: Number(last.id) }
    if (rows.length < rowsAPage) return secondsBefore(db, from)
  }
}

async function secondsBefore(db: Db, { at }: Mark): Promise<Mark> {
  const [row] = await db.execute<{ at: string }>(
    sql`select (${at}::timestamptz - interval '10 seconds')::text as at`,
  )
  return { at: row?.at ?? at, id: 0 }
}
