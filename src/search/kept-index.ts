/** Where papers are searched by meaning: by pgvector once its table is whole, else in this process, which
 * reads all vectors when first needed and stays in step: 256 bytes a paper with the built-in model. */
import { sql } from 'drizzle-orm'
import type { Db } from '../storage/database.ts'
import type { LexicalModel } from './lsa/lexical-model.ts'
import { readModel } from './lsa/model-bytes.ts'
import { createMemoryIndex, type MemoryIndex } from './memory-index.ts'
import { createPgvectorIndex } from './pgvector/pgvector-index.ts'
import { isWhole } from './pgvector/vector-table.ts'
import { readModelData, readyModel, type StoredModel } from './stored-models.ts'
import type { VectorIndex } from './vector-index.ts'
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
type Held = HeldVectors & { memory: { index: MemoryIndex; mark: Mark } | null; seenAt: number }

type Options = {
  wanted: WantedModel
  /** Whether pgvector is asked where its table is whole. */
  usesPgvector: boolean
}

/** New papers are found this soon. */
const freshMs = 10_000
/** After a search that pgvector failed at, it is not asked for so long. */
const distrustMs = 60_000
/** Decoded in a few milliseconds. */
const rowsAPage = 1_000

export function createKeptIndex(db: Db, { wanted, usesPgvector }: Options): ReadIndex {
  let held: Held | null = null
  let looking: Promise<Held | null> | null = null
  let distrustedUntil = Number.NEGATIVE_INFINITY

  const deps = {
    db,
    onFault() {
      distrustedUntil = performance.now() + distrustMs
      held = null
    },
  }

  async function look(): Promise<Held | null> {
    const model = await readyModel(db, wanted)
    if (!model) return null
    const isTrusted = usesPgvector && performance.now() >= distrustedUntil
    const kind = isTrusted && (await isWhole(db, model.id)) ? 'pgvector' : 'memory'
    const isKnown = held?.model.id === model.id && held.index.kind === kind
    const known = held && isKnown ? held : await open(deps, model, kind)
    if (known.memory) known.memory.mark = await readSince(db, model, known.memory)
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

async function open(
  deps: { db: Db; onFault(): void },
  model: StoredModel,
  kind: VectorIndex['kind'],
): Promise<Held> {
  const data = model.maker === 'lexical' ? await readModelData(deps.db, model.id) : null
  const shared = { model, lexical: data && readModel(data), seenAt: 0 }
  if (kind === 'pgvector')
    return { ...shared, index: createPgvectorIndex(deps, model), memory: null }
  const index = createMemoryIndex(model.dimensions)
  return { ...shared, index, memory: { index, mark: { at: '-infinity', id: 0 } } }
}

/** A statement that wrote earlier may commit later: the last few seconds are read again. */
async function readSince(
  db: Db,
  model: StoredModel,
  { index, mark }: { index: MemoryIndex; mark: Mark },
): Promise<Mark> {
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
