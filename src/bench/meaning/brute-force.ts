/** The plain way to the nearest vectors: the cosine to every one, then all of them sorted. */
import { sql } from 'drizzle-orm'
import type { Hit } from '../../search/best-hits.ts'
import type { Db } from '../../storage/database.ts'

export async function openBruteForce(db: Db) {
  const vectors: Array<{ id: number; vector: Float32Array }> = []
  for (let after = 0; ; ) {
    const rows = await db.execute<{ id: string; vector: Uint8Array }>(sql`
      select paper_id as id, vector from paper_vectors where paper_id > ${after}
      order by paper_id limit 2000`)
    for (const { id, vector } of rows) {
      vectors.push({ id: Number(id), vector: Float32Array.from(new Int8Array(vector)) })
    }
    if (rows.length === 0) break
    after = vectors.at(-1)?.id as number
  }
  return (query: Float32Array, limit: number): Hit[] =>
    vectors
      .map(({ id, vector }) => ({ id, score: cosine(query, vector) }))
      .sort((a, b) => b.score - a.score || b.id - a.id)
      .slice(0, limit)
}

function cosine(query: Float32Array, vector: Float32Array): number {
  let product = 0
  let squares = 0
  for (let i = 0; i < query.length; i++) {
    product += (query[i] as number) * (vector[i] as number)
    squares += (vector[i] as number) ** 2
  }
  return squares === 0 ? 0 : product / Math.sqrt(squares)
}
