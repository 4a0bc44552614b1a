/** Computes a lexical model from papers, given one by one. */
import type { TermCounts } from '../count-terms.ts'
import { dampened, type LexicalModel } from './lexical-model.ts'
import type { SparseRows } from './sparse-rows.ts'
import { type TruncatedSvd, truncatedSvd } from './truncated-svd.ts'

export type Trainer = {
  add(counts: TermCounts): void
  /** Null: too little was given to learn anything. The same papers in the same order, the same model. */
  train(rank: number): LexicalModel | null
}

/** Words of fewer papers are mostly names and slips of one. */
const fewestPapers = 3
const fewestOfFewPapers = 2
/** Below this, a word of two papers is worth having. */
const fewPapers = 2_000
/** The commonest ones: 256 dimensions of a byte each are 6 MB of them. */
const mostTerms = 24_000
/** How much a strong direction counts beside a weak one: singular value to this power. */
const damping = -0.25

export function createTrainer(): Trainer {
  const ids = new Map<string, number>()
  const papersOf: number[] = []
  const seen = { starts: [0], terms: [] as number[], counts: [] as number[] }
  return {
    add(counts) {
      for (const [term, count] of counts) {
        const id = ids.get(term) ?? ids.set(term, ids.size).size - 1
        papersOf[id] = (papersOf[id] ?? 0) + 1
        seen.terms.push(id)
        seen.counts.push(count)
      }
      seen.starts.push(seen.terms.length)
    },
    train(rank) {
      const papers = seen.starts.length - 1
      const chosen = chooseTerms(ids, papersOf, papers)
      if (chosen.length < 2) return null
      const weights = Float32Array.from(chosen, ({ in: count }) => Math.log(papers / count))
      const columnOf = new Map(chosen.map(({ id }, column) => [id, column]))
      const svd = truncatedSvd(weigh(seen, columnOf, weights), rank)
      if (svd.rank === 0) return null
      const rows = new Map(chosen.map(({ term }, column) => [term, column]))
      return { dimensions: svd.rank, rows, weights, ...inBytes(svd, chosen.length) }
    },
  }
}

type Chosen = { term: string; id: number; in: number }

function chooseTerms(ids: Map<string, number>, papersOf: number[], papers: number): Chosen[] {
  const fewest = papers < fewPapers ? fewestOfFewPapers : fewestPapers
  return [...ids]
    .map(([term, id]) => ({ term, id, in: papersOf[id] as number }))
    .filter((one) => one.in >= fewest)
    .sort((a, b) => b.in - a.in || (a.term < b.term ? -1 : 1))
    .slice(0, mostTerms)
}

type Seen = { starts: number[]; terms: number[]; counts: number[] }

/** Each paper a row of length one, so that a long abstract counts no more than a short one. */
function weigh(seen: Seen, columnOf: Map<number, number>, weights: Float32Array): SparseRows {
  const columns: number[] = []
  const values: number[] = []
  const starts = [0]
  for (let paper = 0; paper + 1 < seen.starts.length; paper++) {
    const first = columns.length
    let squares = 0
    for (let at = seen.starts[paper] as number; at < (seen.starts[paper + 1] as number); at++) {
      const column = columnOf.get(seen.terms[at] as number)
      if (column === undefined) continue
      const value = dampened(seen.counts[at] as number) * (weights[column] as number)
      columns.push(column)
      values.push(value)
      squares += value * value
    }
    const length = Math.sqrt(squares) || 1
    for (let at = first; at < values.length; at++) values[at] = (values[at] as number) / length
    starts.push(columns.length)
  }
  return {
    starts: Uint32Array.from(starts),
    columns: Uint32Array.from(columns),
    values: Float32Array.from(values),
    width: weights.length,
  }
}

function inBytes({ vectors, values, rank }: TruncatedSvd, terms: number) {
  const strength = Float32Array.from(values, (value) => value ** damping)
  const directions = new Int8Array(terms * rank)
  const scales = new Float32Array(terms)
  for (let t = 0; t < terms; t++) {
    const row = vectors.slice(t * rank, (t + 1) * rank).map((x, i) => x * (strength[i] as number))
    const scale = row.reduce((most, x) => Math.max(most, Math.abs(x)), 0) / 127
    scales[t] = scale
    if (scale > 0)
      directions.set(
        row.map((x) => Math.round(x / scale)),
        t * rank,
      )
  }
  return { directions, scales }
}
