/** Precision, recall and F1 of topics against what authors named. Pure. */

export type Quality = { precision: number; recall: number; f1: number }
export type Counted = { right: number; given: number; named: number }

/** Only topics that some author named count: of others the keywords say nothing. */
export function countTopics(
  given: ReadonlyArray<ReadonlySet<string>>,
  named: ReadonlyArray<ReadonlySet<string>>,
): Map<string, Counted> {
  const counts = new Map<string, Counted>()
  for (const topics of named) {
    for (const slug of topics) counts.set(slug, { right: 0, given: 0, named: 0 })
  }
  named.forEach((topics, at) => {
    for (const slug of topics) (counts.get(slug) as Counted).named++
    for (const slug of given[at] ?? []) {
      const count = counts.get(slug)
      if (!count) continue
      count.given++
      if (topics.has(slug)) count.right++
    }
  })
  return counts
}

export function qualityOf(counts: Iterable<Counted>): Quality {
  const sum = { right: 0, given: 0, named: 0 }
  for (const { right, given, named } of counts) {
    sum.right += right
    sum.given += given
    sum.named += named
  }
  const precision = sum.given === 0 ? 0 : sum.right / sum.given
  const recall = sum.named === 0 ? 0 : sum.right / sum.named
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall)
  return { precision: rounded(precision), recall: rounded(recall), f1: rounded(f1) }
}

const rounded = (share: number): number => Math.round(share * 1000) / 1000
