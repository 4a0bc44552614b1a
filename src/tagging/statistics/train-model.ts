/** Learns from papers that the rules have tagged what else such papers say: one linear judge a topic,
 * calibrated on papers it did not learn from. Deterministic. */
import { calibrate, type Scored } from './calibrate.ts'
import type { PaperTerms } from './paper-terms.ts'
import type { TagModel, TopicModel } from './tag-model.ts'
import { dot, type Example, type Linear, shuffled, trainLinear } from './train-linear.ts'
import { countTerms, type Vocabulary } from './vocabulary.ts'

export type TrainingPaper = {
  terms: PaperTerms
  /** By topic the paper belongs to: what it says beside the words that made the rule fit. */
  topics: ReadonlyMap<string, PaperTerms>
}

/** Of a topic with fewer papers nothing is learned. */
export const leastPositives = 30
/** In all: with fewer there is nothing to tell topics apart by. */
export const leastPapers = 1000
const othersAtMost = 2500
const termsKept = 256
/** Every n-th paper is kept for calibration. */
const heldOut = 4
/** By tests on held-out papers; errors on the few positives count more, by the root of their rarity. */
const cost = 0.5

export async function trainModel(
  papers: readonly TrainingPaper[],
  signal?: AbortSignal,
): Promise<TagModel> {
  const topics: TopicModel[] = []
  if (papers.length >= leastPapers) {
    const vocabulary = countTerms(papers.map(({ terms }) => terms))
    const all = papers.map(({ terms }) => vocabulary.read(terms))
    for (const [slug, positives] of positivesOf(papers)) {
      if (positives.length < leastPositives) continue
      signal?.throwIfAborted()
      topics.push(await trainTopic({ slug, positives, papers, all, vocabulary }))
    }
  }
  return { topics, papers: papers.length }
}

/** Numbers of papers, by topic, topics in alphabetical order. */
function positivesOf(papers: readonly TrainingPaper[]): Array<[string, number[]]> {
  const found = new Map<string, number[]>()
  papers.forEach(({ topics }, number) => {
    for (const slug of topics.keys()) found.set(slug, [...(found.get(slug) ?? []), number])
  })
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1))
}

type Work = {
  slug: string
  positives: number[]
  papers: readonly TrainingPaper[]
  all: ReadonlyArray<Omit<Example, 'positive'>>
  vocabulary: Vocabulary
}

async function trainTopic(work: Work): Promise<TopicModel> {
  const examples = examplesOf(work)
  const learned = examples.filter((_, i) => i % heldOut !== 0)
  const trial = await learn(learned, work.vocabulary.size)
  const scored = examples.filter((_, i) => i % heldOut === 0).map((one) => scoreOf(trial, one))
  const { slope, offset } = calibrate(scored)
  return {
    ...pack(await learn(examples, work.vocabulary.size), work.vocabulary),
    ...{ slug: work.slug, slope, offset, positives: work.positives.length },
  }
}

const scoreOf = (
  { weights, bias }: Linear,
  { terms, weights: values, positive }: Example,
): Scored => ({
  score: dot(weights, terms, values) + bias,
  positive,
})

/** Both kinds, each in an order of its own that lets every n-th stand for the rest. */
function examplesOf({ slug, positives, papers, all, vocabulary }: Work): Example[] {
  const isPositive = new Set(positives)
  const others: Example[] = []
  for (const number of shuffled(all.length, 7)) {
    if (others.length >= othersAtMost) break
    if (isPositive.has(number)) continue
    others.push({ ...(all[number] as Example), positive: false })
  }
  const own = positives.map((number) => {
    const masked = papers[number]?.topics.get(slug) as PaperTerms
    return { ...vocabulary.read(masked), positive: true }
  })
  return [...own, ...others]
}

function learn(examples: readonly Example[], size: number): Promise<Linear> {
  const positives = examples.filter(({ positive }) => positive).length
  const rarity = Math.sqrt((examples.length - positives) / Math.max(1, positives))
  return trainLinear({ examples, size, costs: { positive: cost * rarity, other: cost } })
}

/** The strongest terms, in 127 steps. */
function pack({ weights, bias }: Linear, vocabulary: Vocabulary) {
  const strongest = [...weights.keys()]
    .filter((term) => weights[term] !== 0)
    .sort((a, b) => Math.abs(weights[b] as number) - Math.abs(weights[a] as number) || a - b)
    .slice(0, termsKept)
    .map((term) => ({ hash: vocabulary.hashOf(term), weight: vocabulary.weightOf(term, weights) }))
    .sort((a, b) => a.hash - b.hash)
  const scale = Math.max(1e-9, ...strongest.map(({ weight }) => Math.abs(weight))) / 127
  return {
    hashes: Uint32Array.from(strongest, ({ hash }) => hash),
    weights: Int8Array.from(strongest, ({ weight }) => Math.round(weight / scale)),
    scale,
    bias,
  }
}
