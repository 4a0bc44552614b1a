/** From matches to an order: by score; among equals spread over topics, two of each before a
 * third; then a lot of paper and day, so that no paper gains by its number. Pure. */
import type { PoolIndex } from './pool-index.ts'
import { scoreOf } from './score.ts'

const eachTopicFirst = 2

/** Above every score, in thousandths. */
const topScore = 10_000_000

/** `papers`: numbers of the index, gathered for the reader; their scores are in its room afterwards. */
export function rankPapers(index: PoolIndex, papers: number[], day: string): number[] {
  const { room, worth } = index
  const { score, wanted, marks, place, keys } = room
  const lots = index.lotsOf(day)
  const count = lots.papers.length
  for (let at = 0; at < papers.length; at++) {
    const number = papers[at] as number
    const found = scoreOf(
      wanted[number] as number,
      marks[number] as number,
      place[number] as number,
      worth[number] as number,
    )
    score[number] = found
    // Score and turn as one number: sorting numbers is five times faster than asking a comparer.
    keys[at] = (topScore - Math.round(found * 1000)) * count + (lots.turn[number] as number)
  }
  keys.subarray(0, papers.length).sort()
  const sorted = papers.map((_, at) => lots.papers[(keys[at] as number) % count] as number)
  return spreadEquals(index, sorted)
}

/** Walks runs of equal score; topics already shown twice wait until the others had their turn. */
function spreadEquals({ room, topic }: PoolIndex, sorted: number[]): number[] {
  const { shown, score, turns } = room
  for (const number of sorted) shown[topic[number] as number] = 0
  const order: number[] = []
  let start = 0
  for (let at = 0; at < sorted.length; at++) {
    const number = sorted[at] as number
    const count = shown[topic[number] as number] as number
    shown[topic[number] as number] = count + 1
    turns[at] = Math.floor(count / eachTopicFirst) * sorted.length + at
    if (score[sorted[at + 1] as number] === score[number]) continue
    turns.subarray(start, at + 1).sort()
    for (; start <= at; start++) {
      order.push(sorted[(turns[start] as number) % sorted.length] as number)
    }
  }
  return order
}
