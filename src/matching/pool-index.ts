/** A pool as arrays of numbers, made once: choosing for a reader then allocates nothing a match, and a
 * match costs a hundredth of a microsecond instead of one. Papers go by their place in `pool.papers`. */
import type { CandidatePaper, CandidatePool, Posting } from './candidate.ts'
import { drawLot, seedOf } from './lot.ts'
import { placeWorth, worthOf } from './score.ts'
import type { ReasonNode } from './shared-reasons.ts'

export type PostingIndex = {
  postings: Posting[]
  paper: Int32Array
  place: Uint8Array
  since: Float64Array
  /** Those on one paper. */
  on(paper: number): Posting[] | undefined
}

export type PoolIndex = {
  pool: CandidatePool
  available: Float64Array
  /** What the paper's own facts add to any score. */
  worth: Float64Array
  topic: Int32Array
  postingsOf(list: Posting[]): PostingIndex
  /** The papers in the order of a day's lots, drawn once. */
  lotsOf(day: string): LotOrder
  /** Room for one reader's matches, used again for the next. */
  room: Room
  /** By paper (shared-reasons.ts). */
  reasonNodes: { made: number; of: ReasonNode[] }
}

/** `turn`: by paper, its place in the order; `papers`: by place, the paper. */
export type LotOrder = { turn: Int32Array; papers: Int32Array }

/** By paper, but for `touched`, which lists those in use. */
export type Room = {
  /** What the reader follows, in the order of the interests. */
  lists: PostingIndex[]
  touched: Int32Array
  isTouched: Uint8Array
  muted: Uint8Array
  /** Best place, interests that asked plainly, and marks of score.ts. */
  place: Uint8Array
  wanted: Uint16Array
  marks: Uint8Array
  /** When the newest of its matches began. */
  latest: Float64Array
  score: Float64Array
  /** For sorting, from the front. */
  keys: Float64Array
  turns: Float64Array
  shown: Int32Array
}

const indexes = new WeakMap<CandidatePool, PoolIndex>()

export function indexOf(pool: CandidatePool): PoolIndex {
  const known = indexes.get(pool)
  if (known) return known
  const index = makeIndex(pool)
  indexes.set(pool, index)
  return index
}

/** A run plans for a few dates at once: those around the world. */
const daysKept = 50

function makeIndex(pool: CandidatePool): PoolIndex {
  const { papers } = pool
  const numbers = new Map(papers.map((paper, number) => [paper, number]))
  const topics = new Map<string, number>()
  const lists = new WeakMap<Posting[], PostingIndex>()
  const lots = new Map<string, LotOrder>()
  return {
    pool,
    available: Float64Array.from(papers, ({ availableAt }) => availableAt.getTime()),
    worth: Float64Array.from(papers, worthOf),
    topic: Int32Array.from(papers, ({ topic }) => {
      const number = topics.get(topic) ?? topics.size
      topics.set(topic, number)
      return number
    }),
    postingsOf(list) {
      const known = lists.get(list)
      if (known) return known
      const made = indexList(list, numbers)
      lists.set(list, made)
      return made
    },
    lotsOf(day) {
      const known = lots.get(day)
      if (known) return known
      if (lots.size >= daysKept) lots.clear()
      const drawn = drawLots(papers, day)
      lots.set(day, drawn)
      return drawn
    },
    room: makeRoom(papers.length, topics.size),
    reasonNodes: { made: 0, of: [] },
  }
}

function drawLots(papers: CandidatePaper[], day: string): LotOrder {
  const seed = seedOf(day)
  const lots = Float64Array.from(papers, ({ publicId }) => drawLot(publicId, seed))
  const order = Int32Array.from(papers.keys())
  order.sort((a, b) => (lots[a] as number) - (lots[b] as number) || a - b)
  const turn = new Int32Array(papers.length)
  for (let place = 0; place < order.length; place++) turn[order[place] as number] = place
  return { turn, papers: order }
}

/** Papers that the pool does not have yet are left out. */
function indexList(list: Posting[], numbers: Map<CandidatePaper, number>): PostingIndex {
  const postings = list.filter(({ paper }) => numbers.has(paper))
  const numberOf = ({ paper }: Posting) => numbers.get(paper) as number
  let byPaper: Map<number, Posting[]> | null = null
  return {
    postings,
    paper: Int32Array.from(postings, numberOf),
    place: Uint8Array.from(postings, ({ where }) => placeWorth[where]),
    since: Float64Array.from(postings, ({ since }) => since.getTime()),
    on(paper) {
      byPaper ??= sortByPaper(postings, numberOf)
      return byPaper.get(paper)
    },
  }
}

function sortByPaper(postings: Posting[], numberOf: (posting: Posting) => number) {
  const sorted = new Map<number, Posting[]>()
  for (const posting of postings) {
    const number = numberOf(posting)
    sorted.set(number, [...(sorted.get(number) ?? []), posting])
  }
  return sorted
}

const makeRoom = (papers: number, topics: number): Room => ({
  lists: [],
  touched: new Int32Array(papers),
  isTouched: new Uint8Array(papers),
  muted: new Uint8Array(papers),
  place: new Uint8Array(papers),
  wanted: new Uint16Array(papers),
  marks: new Uint8Array(papers),
  latest: new Float64Array(papers),
  score: new Float64Array(papers),
  keys: new Float64Array(papers),
  turns: new Float64Array(papers),
  shown: new Int32Array(topics),
})
