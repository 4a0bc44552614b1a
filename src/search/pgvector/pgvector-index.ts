/** The nearest papers by pgvector. Its halves order them nearly right: some more than are wanted are taken,
 * and put in order by the stored vectors, as memory-index.ts would. */
import { sql } from 'drizzle-orm'
import type { Db } from '../../storage/database.ts'
import { createBest, type Hit } from '../best-hits.ts'
import { scoreOf } from '../product.ts'
import type { StoredModel } from '../stored-models.ts'
import type { VectorIndex } from '../vector-index.ts'
import { halfvec, wholeTable } from './vector-table.ts'

type Deps = {
  db: Db
  /** A search failed: pgvector may be gone. */
  onFault(): void
}

/** HNSW finds no more than it looks at. */
const mostLookedAt = 1_000

export function createPgvectorIndex({ db, onFault }: Deps, model: StoredModel): VectorIndex {
  async function nearest(query: Float32Array, limit: number, without?: number): Promise<Hit[]> {
    for (let taken = Math.max(2 * limit, leastTaken); ; taken *= 4) {
      const { rows, isAll } = await candidates(db, { model, query, taken })
      const best = createBest(limit)
      for (const { id, vector } of rows) {
        if (id !== without && vector) best.offer(id, scoreOf(query, new Int8Array(vector)))
      }
      // Papers may have gone since.
      if (isAll || best.hits.length === limit) return best.hits
    }
  }
  const told: VectorIndex['nearest'] = (...asked) =>
    nearest(...asked).catch((error: unknown) => {
      onFault()
      throw error
    })
  return {
    kind: 'pgvector',
    async vectorOf(id) {
      const [row] = await db.execute<{ vector: Uint8Array }>(sql`
        select vector from paper_vectors where model_id = ${model.id} and paper_id = ${id}`)
      return row ? new Int8Array(row.vector) : null
    },
    nearest: told,
    likelyNearest: told,
  }
}

/** Papers that are as near as each other, and halves, may come in another order. */
const leastTaken = 60

type Asked = { model: StoredModel; query: Float32Array; taken: number }

async function candidates(db: Db, { model, query, taken }: Asked) {
  const rows = await db.transaction(async (tx) => {
    const looked = Math.min(mostLookedAt, Math.max(taken, leastLookedAt))
    await tx.execute(sql.raw(`set local hnsw.ef_search = ${looked}`))
    return tx.execute<{ id: number; vector: Uint8Array | null }>(sql`
      select c.paper_id as id, v.vector
      from (select paper_id from ${sql.raw(wholeTable(model.id))}
        order by point <=> ${halfvec(query)}::halfvec limit ${taken}) c
      left join paper_vectors v on v.model_id = ${model.id} and v.paper_id = c.paper_id`)
  })
  return { rows, isAll: rows.length < taken }
}

const leastLookedAt = 200
