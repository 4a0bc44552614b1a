/** Chooses one reader's papers out of the pool: in full, as titles, and how many more. Pure; the
 * planner, `preview` and `why` all ask this one function. */

import type { PickSection } from '../storage/schema/digests.ts'
import type { Strictness } from '../storage/schema/subscribers.ts'
import type { CandidatePaper, CandidatePool } from './candidate.ts'
import {
  type Eligibility,
  eligibilityRules,
  isPerhaps,
  judge,
  verdictOf,
  type Window,
  wasConsidered,
} from './eligible.ts'
import { gather } from './gather.ts'
import type { Interest } from './interest.ts'
import { hitsOf, matchReader, type ReaderMatch } from './match-reader.ts'
import { indexOf, type PoolIndex, type Room } from './pool-index.ts'
import { rankPapers } from './rank.ts'
import type { Reason } from './reason.ts'
import { marks } from './score.ts'
import { sharedReasons } from './shared-reasons.ts'
import { holdBack, sureEnough } from './strictness.ts'

/** Titles named after the papers in full. */
const titlesAtMost = 12
/** "Always" is shown above the number, but a letter has an end. */
const fullAtMost = 24
/** Papers of the last days that many have noticed since. */
const missedAtMost = 2

export type Pick = {
  paper: CandidatePaper
  section: PickSection
  score: number
  reasons: Reason[]
}

export type Choice = {
  picks: Pick[]
  /** Matched and new, but neither shown nor named. */
  more: CandidatePaper[]
  matched: number
  /** Papers announced since the cutoff, matched or not. */
  announced: number
}

export type ReaderInput = Window & {
  interests: Interest[]
  /** Papers in full. */
  number: number
  /** Weaker matches are held back; without it, none are. */
  strictness?: Strictness
  /** The period; seeds the lot among equals. */
  day: string
}

export function choose(input: ReaderInput): Choice {
  const { pool, strictness = 'everything' } = input
  const index = indexOf(pool)
  const { fresh, spill, passed } = sortOut(index, input)
  const ranked = holdBack(index, rankPapers(index, fresh, input.day), strictness)
  const { full, rest, free } = fillPlaces(index, ranked, input.number)
  // Nothing new, no mail: what was left over or missed does not make one alone.
  const rank = (papers: number[], most: number) =>
    ranked.length > 0 && most > 0 && papers.length > 0
      ? rankPapers(index, sureEnough(index, papers, strictness), input.day).slice(0, most)
      : []
  const fillers = rank(spill, free)
  const missed = rank(stillMissed(pool, { passed, spill, fillers }), missedAtMost)
  const picks: Pick[] = []
  addPicks(picks, index, input, 'full', full)
  addPicks(picks, index, input, 'full', fillers)
  addPicks(picks, index, input, 'title', rest.slice(0, titlesAtMost))
  addPicks(picks, index, input, 'missed', missed)
  return {
    picks,
    more: rest.slice(titlesAtMost).map((number) => pool.papers[number] as CandidatePaper),
    matched: sureEnough(index, fresh, 'everything').length || ranked.length,
    announced: announcedSince(index, input.history.cutoff.getTime()),
  }
}

function addPicks(
  picks: Pick[],
  index: PoolIndex,
  { interests }: ReaderInput,
  section: Pick['section'],
  numbers: number[],
): void {
  for (const number of numbers) {
    picks.push({
      paper: index.pool.papers[number] as CandidatePaper,
      section,
      score: index.room.score[number] as number,
      reasons: sharedReasons(index, interests, number),
    })
  }
}

const mailedAs = { 'perhaps-spill': 'spill', 'perhaps-missed': 'passed' } as const

type Sorted = { fresh: number[]; spill: number[]; passed: number[] }

/** The matches that may be mailed, as numbers of the index. `passed`: only as missed. */
function sortOut(index: PoolIndex, input: ReaderInput): Sorted {
  const { room, available, pool } = index
  const rules = eligibilityRules(input)
  const touched = gather(index, input.interests)
  const sorted: Sorted = { fresh: [], spill: [], passed: [] }
  const match = { available: 0, latest: 0, muted: false }
  for (let at = 0; at < touched; at++) {
    const number = room.touched[at] as number
    const paper = pool.papers[number] as CandidatePaper
    match.available = available[number] as number
    match.latest = room.latest[number] as number
    match.muted = room.muted[number] === 1
    const verdict = verdictOf(paper, match, rules)
    if (verdict === 'new' || verdict === 'late') sorted.fresh.push(number)
    else if (isPerhaps(verdict) && rules.past.length > 0) {
      const hits = hitsOf(pool, input.interests, paper)
      if (wasConsidered(hits, rules.past)) sorted[mailedAs[verdict]].push(number)
    }
  }
  return sorted
}

/** What was left over and is hot may have been missed as well, unless it filled a place. */
function stillMissed(
  { papers }: CandidatePool,
  { passed, spill, fillers }: { passed: number[]; spill: number[]; fillers: number[] },
): number[] {
  const hot = spill.filter((number) => papers[number]?.isHot && !fillers.includes(number))
  return hot.length === 0 ? passed : [...passed, ...hot]
}

/** Followed authors and "always" have their place above the number; the best others fill it up. */
function fillPlaces({ room }: PoolIndex, ranked: number[], number: number) {
  let sure = 0
  for (const paper of ranked) if (isSure(room, paper)) sure++
  sure = Math.min(sure, fullAtMost)
  const places = Math.max(number, sure)
  let open = places - sure
  const full: number[] = []
  const rest: number[] = []
  for (const paper of ranked) {
    if (sure > 0 && isSure(room, paper)) {
      sure--
      full.push(paper)
    } else if (open-- > 0) full.push(paper)
    else rest.push(paper)
  }
  return { full, rest, free: places - full.length }
}

const isSure = (room: Room, paper: number): boolean =>
  ((room.marks[paper] as number) & marks.sure) !== 0

/** Why one paper is or is not among them, from the same rules. */
export function judgePaper(
  input: ReaderInput,
  paperId: number,
): { match: ReaderMatch; verdict: Eligibility } | null {
  const match = matchReader(input.pool, input.interests).get(paperId)
  return match ? { match, verdict: judge(match, eligibilityRules(input)) } : null
}

/** The pool's papers are sorted by availability, so a count is a search, not a walk. */
function announcedSince({ available }: PoolIndex, cutoff: number): number {
  let low = 0
  let high = available.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((available[middle] as number) > cutoff) high = middle
    else low = middle + 1
  }
  return available.length - low
}
