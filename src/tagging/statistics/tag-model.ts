/** The statistical tagger's model: one linear judge a topic, packed small, and how it reads a paper. Pure. */
import type { PaperTerms } from './paper-terms.ts'

export type TopicModel = {
  slug: string
  /** Hashed terms ascending, each with its weight, in steps of `scale`. */
  hashes: Uint32Array
  weights: Int8Array
  scale: number
  bias: number
  /** From score to chance (calibrate.ts). */
  slope: number
  offset: number
  /** Papers it learned from. */
  positives: number
}

export type TagModel = { topics: TopicModel[]; papers: number }

/** A term's topics stand together, so that a paper costs what its own terms say. */
type ByTerm = {
  place: Map<number, number>
  from: Uint32Array
  topic: Uint16Array
  weight: Float32Array
}

export type Scorer = (terms: PaperTerms) => Float32Array

/** Scores in the order of the model's topics. The array is the caller's until the next call. */
export function createScorer({ topics }: TagModel): Scorer {
  const byTerm = sortByTerm(topics)
  const bias = Float32Array.from(topics, (topic) => topic.bias)
  const scores = new Float32Array(topics.length)
  return ({ hashes, weights }) => {
    scores.set(bias)
    for (let i = 0; i < hashes.length; i++) {
      const place = byTerm.place.get(hashes[i] as number)
      if (place === undefined) continue
      const end = byTerm.from[place + 1] as number
      for (let at = byTerm.from[place] as number; at < end; at++) {
        const topic = byTerm.topic[at] as number
        scores[topic] =
          (scores[topic] as number) + (byTerm.weight[at] as number) * (weights[i] as number)
      }
    }
    return scores
  }
}

function sortByTerm(topics: readonly TopicModel[]): ByTerm {
  const lists = new Map<number, Array<[topic: number, weight: number]>>()
  topics.forEach(({ hashes, weights, scale }, topic) => {
    hashes.forEach((hash, i) => {
      const list = lists.get(hash) ?? []
      list.push([topic, (weights[i] as number) * scale])
      lists.set(hash, list)
    })
  })
  const place = new Map([...lists.keys()].map((hash, i) => [hash, i]))
  const from = new Uint32Array(lists.size + 1)
  const all = [...lists.values()]
  all.forEach((list, i) => {
    from[i + 1] = (from[i] as number) + list.length
  })
  const flat = all.flat()
  return {
    place,
    from,
    topic: Uint16Array.from(flat, ([topic]) => topic),
    weight: Float32Array.from(flat, ([, weight]) => weight),
  }
}
