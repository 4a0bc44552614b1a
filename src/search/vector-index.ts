/** Where the vectors of papers are looked through for the nearest: in this process (memory-index.ts), or in
 * the database (pgvector/pgvector-index.ts). Both give the same papers with the same scores. */
import type { Hit } from './best-hits.ts'

export type VectorIndex = {
  readonly kind: 'memory' | 'pgvector'
  vectorOf(id: number): Promise<Int8Array | null>
  /** `query`: of length one. Nearest first, of two alike the newer. */
  nearest(query: Float32Array, limit: number, without?: number): Promise<Hit[]>
  /** The same for a fraction of the work; `bench meaning` tells how many of the nearest it finds. */
  likelyNearest(query: Float32Array, limit: number, without?: number): Promise<Hit[]>
}
