/** Eigenvalues and eigenvectors of a small symmetric matrix, by cyclic Jacobi rotations. */

export type Eigen = {
  /** Greatest first. */
  values: Float64Array
  /** Row i belongs to the i-th value; each of length one. */
  vectors: Float64Array
}

const mostSweeps = 30

/** `matrix`: size x size, row by row; it is worked in and lost. */
export function symmetricEigen(matrix: Float64Array, size: number): Eigen {
  const vectors = new Float64Array(size * size)
  for (let i = 0; i < size; i++) vectors[i * size + i] = 1
  const scale = matrix.reduce((sum, value) => sum + value * value, 0)
  for (let sweep = 0; sweep < mostSweeps; sweep++) {
    if (offDiagonal(matrix, size) <= scale * 1e-18) break
    for (let p = 0; p < size - 1; p++) {
      for (let q = p + 1; q < size; q++) rotate(matrix, vectors, size, p, q)
    }
  }
  return sorted(matrix, vectors, size)
}

function offDiagonal(matrix: Float64Array, size: number): number {
  let sum = 0
  for (let p = 0; p < size; p++) {
    for (let q = p + 1; q < size; q++) sum += (matrix[p * size + q] as number) ** 2
  }
  return 2 * sum
}

/** Makes the entry (p, q) zero. */
function rotate(m: Float64Array, vectors: Float64Array, size: number, p: number, q: number): void {
  const apq = m[p * size + q] as number
  if (apq === 0) return
  const theta = ((m[q * size + q] as number) - (m[p * size + p] as number)) / (2 * apq)
  const t = Math.sign(theta || 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1))
  const cos = 1 / Math.sqrt(t * t + 1)
  const sin = t * cos
  for (let i = 0; i < size; i++) turn(m, i * size + p, i * size + q, cos, sin)
  for (let i = 0; i < size; i++) turn(m, p * size + i, q * size + i, cos, sin)
  for (let i = 0; i < size; i++) turn(vectors, p * size + i, q * size + i, cos, sin)
}

function turn(values: Float64Array, a: number, b: number, cos: number, sin: number): void {
  const x = values[a] as number
  const y = values[b] as number
  values[a] = cos * x - sin * y
  values[b] = sin * x + cos * y
}

function sorted(matrix: Float64Array, vectors: Float64Array, size: number): Eigen {
  const strength = (i: number) => matrix[i * size + i] as number
  const order = Array.from({ length: size }, (_, i) => i).sort((a, b) => strength(b) - strength(a))
  const values = Float64Array.from(order, strength)
  const rows = new Float64Array(size * size)
  order.forEach((from, to) => {
    rows.set(vectors.subarray(from * size, (from + 1) * size), to * size)
  })
  return { values, vectors: rows }
}
