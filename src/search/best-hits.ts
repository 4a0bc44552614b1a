/** The best few of many, kept in order: few are ever let in. */

export type Hit = {
  /** papers.id. */
  id: number
  /** 1: the same direction; 0: nothing in common. */
  score: number
}

export function createBest(limit: number) {
  const hits: Hit[] = []
  return {
    hits,
    offer(id: number, score: number): void {
      const last = hits[limit - 1]
      if (limit <= 0 || (last && !isBefore(id, score, last))) return
      let at = Math.min(hits.length, limit - 1)
      for (; at > 0 && isBefore(id, score, hits[at - 1] as Hit); at--)
        hits[at] = hits[at - 1] as Hit
      hits[at] = { id, score }
    },
  }
}

/** Of two alike the newer. */
const isBefore = (id: number, score: number, other: Hit): boolean =>
  score > other.score || (score === other.score && id > other.id)
