/** How much two texts say in the same words. The rank of a meaning is coarse: among papers about the same
 * thing, those that use the very words of the question are the better answers. */
import type { TermCounts } from './count-terms.ts'
import { dampened, type LexicalModel } from './lsa/lexical-model.ts'

/** Term to weight; all squares together are 1. */
export type WeighedTerms = Map<string, number>

/** `papers`: of the model; a word it does not know stands in one of them at most. */
export function weighTerms(
  { rows, weights }: LexicalModel,
  papers: number,
  counts: TermCounts,
): WeighedTerms {
  const rarest = Math.log(Math.max(2, papers))
  const weighed: WeighedTerms = new Map()
  let squares = 0
  for (const [term, count] of counts) {
    const row = rows.get(term)
    const weight = dampened(count) * (row === undefined ? rarest : (weights[row] as number))
    weighed.set(term, weight)
    squares += weight * weight
  }
  const length = Math.sqrt(squares) || 1
  for (const [term, weight] of weighed) weighed.set(term, weight / length)
  return weighed
}

/** What each shared term adds; the sum is the cosine. */
export function sharedTerms(one: WeighedTerms, other: WeighedTerms): Map<string, number> {
  const shared = new Map<string, number>()
  for (const [term, weight] of one) {
    const theirs = other.get(term)
    if (theirs !== undefined) shared.set(term, weight * theirs)
  }
  return shared
}

/** Words of more than one paper in seven say little about any. */
const leastTelling = Math.log(7)

/** Of the shared terms those worth naming, the most telling first. */
export const tellingTerms = (
  shared: Map<string, number>,
  { rows, weights }: LexicalModel,
  most: number,
): string[] =>
  [...shared]
    .filter(([term]) => {
      const row = rows.get(term)
      return row === undefined || (weights[row] as number) >= leastTelling
    })
    .sort((a, b) => b[1] - a[1])
    .slice(0, most)
    .map(([term]) => term)

export const sumOf = (shared: Map<string, number>): number =>
  [...shared.values()].reduce((sum, value) => sum + value, 0)
