/** From scored matches to an order: by score; among equals spread over topics, two of each before a
 * third; then a hash of paper and day, so that no paper gains by its number. Pure. */
import type { CandidatePaper } from './candidate.ts'
import type { ReaderMatch } from './match-reader.ts'
import { type Score, scoreMatch } from './score.ts'

export type Ranked = { match: ReaderMatch; score: Score }

const eachTopicFirst = 2

export function rankMatches(matches: ReaderMatch[], day: string): Ranked[] {
  const scored = matches.map((match) => ({
    match,
    score: scoreMatch(match),
    lot: drawLot(match.paper.publicId, day),
  }))
  scored.sort((a, b) => b.score.total - a.score.total || a.lot - b.lot)
  return spreadEquals(scored)
}

/** Walks runs of equal score; topics already shown twice wait until the others had their turn. */
function spreadEquals(sorted: Ranked[]): Ranked[] {
  const shown = new Map<string, number>()
  const order: Ranked[] = []
  for (let start = 0; start < sorted.length; ) {
    let end = start
    while (end < sorted.length && sorted[end]?.score.total === sorted[start]?.score.total) end++
    order.push(...spreadRun(sorted.slice(start, end), shown))
    start = end
  }
  return order
}

function spreadRun(run: Ranked[], shown: Map<string, number>): Ranked[] {
  const rounds = run.map((entry) => {
    const { topic } = entry.match.paper
    const count = shown.get(topic) ?? 0
    shown.set(topic, count + 1)
    return { entry, round: Math.floor(count / eachTopicFirst) }
  })
  return rounds.sort((a, b) => a.round - b.round).map(({ entry }) => entry)
}

/** FNV-1a over paper and day: cheap, stable across machines, blind to submission order. */
export function drawLot(publicId: CandidatePaper['publicId'], day: string): number {
  let hash = 0x811c9dc5
  for (const char of `${day} ${publicId}`) {
    hash = Math.imul(hash ^ (char.codePointAt(0) as number), 0x01000193)
  }
  hash ^= hash >>> 15
  hash = Math.imul(hash, 0x2c1b3c6d)
  return (hash ^ (hash >>> 12)) >>> 0
}
