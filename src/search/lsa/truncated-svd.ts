/** The strongest directions of a large sparse matrix, by subspace iteration from a random start
 * (Halko, Martinsson and Tropp, 2011). The same input gives the same answer. */
import { rowCount, type SparseRows } from './sparse-rows.ts'
import { symmetricEigen } from './symmetric-eigen.ts'

export type TruncatedSvd = {
  rank: number
  /** width x rank, a row a column of the matrix: the right singular vectors. */
  vectors: Float32Array
  /** Singular values, greatest first. */
  values: Float64Array
}

/** Directions carried beside those asked for; they make the last ones asked for exact sooner. */
const oversampling = 16
const iterations = 4

/** The rank is lower where the matrix has fewer directions. */
export function truncatedSvd(rows: SparseRows, rank: number): TruncatedSvd {
  const most = Math.min(rowCount(rows), rows.width)
  const size = Math.min(rank + oversampling, most)
  let basis = randomBasis(rows.width, size)
  for (let i = 0; i < iterations; i++) {
    basis = timesGram(rows, basis, size)
    orthonormalise(basis, rows.width, size)
  }
  const { values, vectors } = symmetricEigen(gramWithin(rows, basis, size), size)
  const kept = Math.min(rank, values.filter((value) => value > (values[0] ?? 0) * 1e-9).length)
  return {
    rank: kept,
    vectors: turned(basis, vectors, { width: rows.width, size, kept }),
    values: values.slice(0, kept).map(Math.sqrt),
  }
}

/** Uniform and centred; the generator is mulberry32. */
function randomBasis(width: number, size: number): Float32Array {
  let state = 0x9e3779b9
  return Float32Array.from({ length: width * size }, () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32 - 0.5
  })
}

/** One row of the matrix, seen in the basis. */
export function project(
  rows: Pick<SparseRows, 'columns' | 'values'>,
  [from, to]: readonly [number, number],
  basis: Float32Array,
  into: Float32Array,
): void {
  const size = into.length
  into.fill(0)
  for (let at = from; at < to; at++) {
    const start = (rows.columns[at] as number) * size
    const value = rows.values[at] as number
    for (let j = 0; j < size; j++)
      into[j] = (into[j] as number) + value * (basis[start + j] as number)
  }
}

/** A'A times the basis, row by row of A: nothing of A's height is held. */
function timesGram(rows: SparseRows, basis: Float32Array, size: number): Float32Array {
  const product = new Float32Array(basis.length)
  const seen = new Float32Array(size)
  for (let r = 0; r < rowCount(rows); r++) {
    const from = rows.starts[r] as number
    const to = rows.starts[r + 1] as number
    project(rows, [from, to], basis, seen)
    for (let at = from; at < to; at++) {
      const start = (rows.columns[at] as number) * size
      const value = rows.values[at] as number
      for (let j = 0; j < size; j++)
        product[start + j] = (product[start + j] as number) + value * (seen[j] as number)
    }
  }
  return product
}

function gramWithin(rows: SparseRows, basis: Float32Array, size: number): Float64Array {
  const gram = new Float64Array(size * size)
  const seen = new Float32Array(size)
  for (let r = 0; r < rowCount(rows); r++) {
    project(rows, [rows.starts[r] as number, rows.starts[r + 1] as number], basis, seen)
    addOuter(gram, seen, size)
  }
  return mirrored(gram, size)
}

/** The upper half of seen x seen. */
function addOuter(gram: Float64Array, seen: Float32Array, size: number): void {
  for (let i = 0; i < size; i++) {
    const value = seen[i] as number
    for (let j = i; j < size; j++)
      gram[i * size + j] = (gram[i * size + j] as number) + value * (seen[j] as number)
  }
}

function mirrored(gram: Float64Array, size: number): Float64Array {
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < i; j++) gram[i * size + j] = gram[j * size + i] as number
  }
  return gram
}

/** Its columns become of length one and at right angles, through the Cholesky factor of their products
 * (gram = L L'; each row t is solved against L). */
function orthonormalise(basis: Float32Array, width: number, size: number): void {
  const gram = new Float64Array(size * size)
  for (let t = 0; t < width; t++) addOuter(gram, basis.subarray(t * size, (t + 1) * size), size)
  const lower = cholesky(mirrored(gram, size), size)
  for (let t = 0; t < width; t++) solve(lower, basis.subarray(t * size, (t + 1) * size))
}

/** A direction that the others hold already gets an endless pivot, and so becomes nothing. */
function cholesky(gram: Float64Array, size: number): Float64Array {
  const lower = new Float64Array(size * size)
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = gram[i * size + j] as number
      for (let m = 0; m < j; m++)
        sum -= (lower[i * size + m] as number) * (lower[j * size + m] as number)
      if (i !== j) lower[i * size + j] = sum / (lower[j * size + j] as number)
      else {
        const isNew = sum > (gram[i * size + i] as number) * 1e-10
        lower[i * size + i] = isNew ? Math.sqrt(sum) : Number.POSITIVE_INFINITY
      }
    }
  }
  return lower
}

function solve(lower: Float64Array, row: Float32Array): void {
  const size = row.length
  for (let i = 0; i < size; i++) {
    let sum = row[i] as number
    for (let m = 0; m < i; m++) sum -= (lower[i * size + m] as number) * (row[m] as number)
    row[i] = sum / (lower[i * size + i] as number)
  }
}

/** The basis in the directions of `vectors`, the first `kept` of them. */
function turned(
  basis: Float32Array,
  vectors: Float64Array,
  { width, size, kept }: { width: number; size: number; kept: number },
): Float32Array {
  const result = new Float32Array(width * kept)
  for (let t = 0; t < width; t++) {
    for (let i = 0; i < kept; i++) {
      let sum = 0
      for (let j = 0; j < size; j++)
        sum += (basis[t * size + j] as number) * (vectors[i * size + j] as number)
      result[t * kept + i] = sum
    }
  }
  return result
}
