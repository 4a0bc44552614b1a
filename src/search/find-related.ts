/** Papers near to a paper, and in which words: what they share that is most telling. */

import { and, eq, lte } from 'drizzle-orm'
import type { Paper } from '../papers/paper.ts'
import { paperColumns } from '../papers/read-papers.ts'
import { anyOf } from '../storage/any-of.ts'
import { papers } from '../storage/schema/papers.ts'
import { countTerms } from './count-terms.ts'
import type { HeldVectors } from './kept-index.ts'
import { unitLength } from './lsa/lexical-model.ts'
import type { MeaningDeps } from './open-meaning.ts'
import { sharedTerms, sumOf, tellingTerms, weighTerms } from './word-overlap.ts'
import { wordsOf } from './words-of.ts'

export type RelatedPaper = {
  paper: Paper
  /** As the other paper writes them, most telling first; empty with a provider's vectors. */
  words: string[]
  /** Names that stand on both. */
  authors: string[]
}

type RelatedInput = { paper: Paper; until: Date; limit: number }

/** Nearest ones, before their words are compared and those not to be shown are left out. */
const lookedAt = 24
/** Farther ones are about something else. */
const leastScore = 0.15
const wordsShown = 4

/** Null: the paper has no vector yet. Nearest first. */
export async function findRelated(
  deps: MeaningDeps,
  input: RelatedInput,
): Promise<RelatedPaper[] | null> {
  const { paper, until, limit } = input
  const held = await deps.readIndex()
  const vector = await held?.index.vectorOf(paper.id)
  const query = vector && unitLength(Float32Array.from(vector))
  if (!held || !query) return null
  const hits = await held.index.likelyNearest(query, lookedAt, paper.id)
  const near = new Map(hits.flatMap(({ id, score }) => (score >= leastScore ? [[id, score]] : [])))
  const shown = and(
    anyOf(papers.id, [...near.keys()]),
    eq(papers.withdrawn, false),
    lte(papers.availableAt, until),
  )
  const found = await deps.db.select(paperColumns).from(papers).where(shown)
  const compare = comparer(held, paper)
  return found
    .map((other) => ({ other, score: near.get(other.id) ?? 0, ...compare(other) }))
    .sort((a, b) => b.score + b.overlap - a.score - a.overlap || b.other.id - a.other.id)
    .slice(0, limit)
    .map(({ other, words }) => ({ paper: other, words, authors: sharedAuthors(paper, other) }))
}

function comparer({ lexical, model }: HeldVectors, paper: Paper) {
  if (!lexical) return () => ({ overlap: 0, words: [] as string[] })
  const weigh = ({ title, abstract }: Paper) =>
    weighTerms(lexical, model.papers, countTerms({ title, body: abstract }))
  const own = weigh(paper)
  return (other: Paper) => {
    const shared = sharedTerms(own, weigh(other))
    const words = wordsOf(other, tellingTerms(shared, lexical, wordsShown))
    return { overlap: sumOf(shared), words }
  }
}

function sharedAuthors(one: Paper, other: Paper): string[] {
  const names = new Set(one.authors)
  return other.authors.filter((name) => names.has(name))
}
