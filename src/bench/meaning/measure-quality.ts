/** How well vectors tell papers apart: half of the papers teach, and of the other half each title is to
 * find its own abstract. */
import { countTerms, type TermCounts } from '../../search/count-terms.ts'
import { embedCounts } from '../../search/lsa/lexical-model.ts'
import { createTrainer } from '../../search/lsa/trainer.ts'
import { randomProjection } from './random-projection.ts'

export type Quality = {
  /** Papers that taught, and among which each title was looked for. */
  taught: number
  among: number
  /** Mean of 1 / rank of the right abstract: by the built-in model, and by random projection. */
  titleMrr: number
  projectionMrr: number
}

type Text = { title: string; abstract: string }
type Embed = (counts: TermCounts) => Float32Array | null

const mostTitles = 400

export function measureQuality(papers: readonly Text[], rank: number): Quality {
  const taught = papers.filter((_, i) => i % 2 === 0)
  const held = papers.filter((_, i) => i % 2 === 1)
  const trainer = createTrainer()
  const learned = taught.map(({ title, abstract }) => countTerms({ title, body: abstract }))
  for (const counts of learned) trainer.add(counts)
  const model = trainer.train(rank)
  if (!model) throw new Error('too few papers to learn from')
  return {
    taught: taught.length,
    among: held.length,
    titleMrr: reciprocalRank(held, (counts) => embedCounts(model, counts)),
    projectionMrr: reciprocalRank(held, randomProjection(learned, model.dimensions)),
  }
}

function reciprocalRank(papers: readonly Text[], embed: Embed): number {
  const abstracts = papers.map(({ abstract }) => embed(countTerms({ body: abstract })))
  const titles = papers.slice(0, mostTitles)
  const sum = titles.reduce((total, { title }, own) => {
    const asked = embed(countTerms({ body: title }))
    const right = cosine(asked, abstracts[own] ?? null)
    const better = abstracts.filter((other) => cosine(asked, other) > right).length
    return total + (right > 0 ? 1 / (1 + better) : 0)
  }, 0)
  return Math.round((sum / titles.length) * 1000) / 1000
}

function cosine(one: Float32Array | null, other: Float32Array | null): number {
  if (!one || !other) return 0
  let sum = 0
  for (let i = 0; i < one.length; i++) sum += (one[i] as number) * (other[i] as number)
  return sum
}
