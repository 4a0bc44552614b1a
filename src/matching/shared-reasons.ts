/** The reasons of one paper for one reader, the same array for everybody whom the same postings brought
 * there: of thousands of readers only a few combinations differ, so nearly nothing is made anew. */
import type { Posting } from './candidate.ts'
import type { Interest } from './interest.ts'
import { hitsOf } from './match-reader.ts'
import type { PoolIndex } from './pool-index.ts'
import type { Reason } from './reason.ts'
import { reasonsOf } from './reasons-of.ts'

/** What is known after some postings, in the order of a reader's interests. */
export type ReasonNode = { next: Map<Posting, ReasonNode> | null; reasons: Reason[] | null }

/** Combinations kept of one pool, about 300 bytes each. */
const nodesKept = 50_000

export function sharedReasons(index: PoolIndex, interests: Interest[], number: number): Reason[] {
  const { reasonNodes } = index
  if (reasonNodes.made > nodesKept) Object.assign(reasonNodes, { made: 0, of: [] })
  let node = reasonNodes.of[number] ?? addRoot(index, number)
  for (const list of index.room.lists) {
    const posting = list.on(number)
    if (posting === undefined) continue
    for (let at = 0; at < posting.length; at++) node = step(index, node, posting[at] as Posting)
  }
  if (node.reasons) return node.reasons
  const paper = index.pool.papers[number] as PoolIndex['pool']['papers'][number]
  node.reasons = reasonsOf({ paper, hits: hitsOf(index.pool, interests, paper) })
  return node.reasons
}

function addRoot({ reasonNodes }: PoolIndex, number: number): ReasonNode {
  const root: ReasonNode = { next: null, reasons: null }
  reasonNodes.of[number] = root
  reasonNodes.made++
  return root
}

function step({ reasonNodes }: PoolIndex, node: ReasonNode, posting: Posting): ReasonNode {
  const known = node.next?.get(posting)
  if (known) return known
  const made: ReasonNode = { next: null, reasons: null }
  node.next ??= new Map()
  node.next.set(posting, made)
  reasonNodes.made++
  return made
}
