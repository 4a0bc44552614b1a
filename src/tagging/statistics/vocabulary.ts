/** The terms worth learning from: in a few papers at least and not in most, the rarer the heavier. Pure. */
import type { PaperTerms } from './paper-terms.ts'
import type { Example } from './train-linear.ts'

export type Vocabulary = {
  size: number
  /** Leaves out terms that are not in it. */
  read(terms: PaperTerms): Omit<Example, 'positive'>
  hashOf(term: number): number
  /** A learned weight as it counts on a paper's own weights. */
  weightOf(term: number, weights: Float32Array): number
}

const leastPapers = 4
const commonShare = 0.3

export function countTerms(papers: readonly PaperTerms[]): Vocabulary {
  const counts = new Map<number, number>()
  for (const { hashes } of papers) {
    for (const hash of hashes) counts.set(hash, (counts.get(hash) ?? 0) + 1)
  }
  const kept = [...counts]
    .filter(([, count]) => count >= leastPapers && count <= papers.length * commonShare)
    .map(([hash]) => hash)
    .sort((a, b) => a - b)
  const hashes = Uint32Array.from(kept)
  const numbers = new Map(kept.map((hash, number) => [hash, number]))
  const rarity = Float32Array.from(kept, (hash) =>
    Math.log((1 + papers.length) / (counts.get(hash) as number)),
  )
  const rare = (term: number) => (rarity[term] as number) / Math.log(papers.length + 1)
  return {
    size: kept.length,
    read({ hashes: found, weights }) {
      const terms = new Uint32Array(found.length)
      const values = new Float32Array(found.length)
      let length = 0
      for (let i = 0; i < found.length; i++) {
        const term = numbers.get(found[i] as number)
        if (term === undefined) continue
        terms[length] = term
        values[length++] = (weights[i] as number) * rare(term)
      }
      return { terms: terms.slice(0, length), weights: values.slice(0, length) }
    },
    hashOf: (term) => hashes[term] as number,
    weightOf: (term, weights) => (weights[term] as number) * rare(term),
  }
}
