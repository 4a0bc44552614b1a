/** The other way to make vectors without learning anything: TF-IDF, each word thrown in a direction of its
 * own by its hash. What the built-in model is measured against. */
import { createHash } from 'node:crypto'
import type { TermCounts } from '../../search/count-terms.ts'
import { dampened, unitLength } from '../../search/lsa/lexical-model.ts'

export function randomProjection(papers: readonly TermCounts[], dimensions: number) {
  const papersOf = new Map<string, number>()
  for (const counts of papers)
    for (const term of counts.keys()) papersOf.set(term, (papersOf.get(term) ?? 0) + 1)
  const known = new Map<string, Buffer>()
  const signsOf = (term: string): Buffer => {
    const signs =
      known.get(term) ??
      createHash('shake256', { outputLength: Math.ceil(dimensions / 8) })
        .update(term)
        .digest()
    known.set(term, signs)
    return signs
  }
  return (counts: TermCounts): Float32Array => {
    const vector = new Float32Array(dimensions)
    for (const [term, count] of counts) {
      const weight = dampened(count) * Math.log(papers.length / (papersOf.get(term) ?? 1))
      const signs = signsOf(term)
      for (let i = 0; i < dimensions; i++) {
        const isUp = ((signs[i >> 3] as number) >> (i & 7)) & 1
        vector[i] = (vector[i] as number) + (isUp ? weight : -weight)
      }
    }
    return unitLength(vector) ?? vector
  }
}
