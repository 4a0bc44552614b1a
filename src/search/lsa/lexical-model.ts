/** The built-in way to tell what a text is about: words that stand in the same papers lie near each
 * other (latent semantic analysis). Computed from the papers held; nothing is downloaded. */
import type { TermCounts } from '../count-terms.ts'

export type LexicalModel = {
  dimensions: number
  /** Term to its row. */
  rows: Map<string, number>
  /** How telling each term is: ln(papers / papers with it): 0 for what stands in all. */
  weights: Float32Array
  /** A row a term, a signed byte a dimension, to be multiplied by the row's scale. */
  directions: Int8Array
  scales: Float32Array
}

/** A term that stands often counts more, but not as often as it stands. */
export const dampened = (count: number): number => 1 + Math.log(count)

/** Of length one; null where no word of the text is known. */
export function embedCounts(model: LexicalModel, counts: TermCounts): Float32Array | null {
  const { dimensions, directions } = model
  const vector = new Float32Array(dimensions)
  for (const [term, count] of counts) {
    const row = model.rows.get(term)
    if (row === undefined) continue
    const weight = dampened(count) * (model.weights[row] as number) * (model.scales[row] as number)
    const start = row * dimensions
    for (let i = 0; i < dimensions; i++)
      vector[i] = (vector[i] as number) + weight * (directions[start + i] as number)
  }
  return unitLength(vector)
}

/** In place; null where it has no length. */
export function unitLength(vector: Float32Array): Float32Array | null {
  const length = Math.hypot(...vector)
  if (!(length > 0) || !Number.isFinite(length)) return null
  for (let i = 0; i < vector.length; i++) vector[i] = (vector[i] as number) / length
  return vector
}
