/** How far a stored vector points the way of a question: their scalar product. */

export function scoreOf(query: Float32Array, vector: Int8Array): number {
  const length = lengthOf(vector)
  return length === 0 ? 0 : product(query, vector, 0) / length
}

/** As it is kept beside a vector. */
export const lengthOf = (vector: Int8Array): number => Math.fround(Math.hypot(...vector))

/** Four sums at once: one would wait for itself. */
export function product(query: Float32Array, vectors: Int8Array, start: number): number {
  const whole = query.length & ~3
  let a = 0
  let b = 0
  let c = 0
  let d = 0
  for (let i = 0; i < whole; i += 4) {
    a += (query[i] as number) * (vectors[start + i] as number)
    b += (query[i + 1] as number) * (vectors[start + i + 1] as number)
    c += (query[i + 2] as number) * (vectors[start + i + 2] as number)
    d += (query[i + 3] as number) * (vectors[start + i + 3] as number)
  }
  for (let i = whole; i < query.length; i++)
    a += (query[i] as number) * (vectors[start + i] as number)
  return a + b + c + d
}
