/** Chooses one reader's papers out of the pool: in full, as titles, and how many more. Pure; the
 * planner, `preview` and `why` all ask this one function. */
import type { CandidatePaper, CandidatePool } from './candidate.ts'
import { type Eligibility, eligibilityRules, judge, type Window } from './eligible.ts'
import type { Interest } from './interest.ts'
import { matchReader, type ReaderMatch } from './match-reader.ts'
import { type Ranked, rankMatches } from './rank.ts'
import type { Reason } from './reason.ts'
import { reasonsOf } from './reasons-of.ts'

/** Titles named after the papers in full. */
const titlesAtMost = 12
/** "Always" is shown above the number, but a letter has an end. */
const fullAtMost = 24

export type Pick = {
  paper: CandidatePaper
  section: 'full' | 'title'
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
  /** The period; seeds the lot among equals. */
  day: string
}

export function choose(input: ReaderInput): Choice {
  const rules = eligibilityRules(input)
  const fresh: ReaderMatch[] = []
  const spill: ReaderMatch[] = []
  for (const match of matchReader(input.pool, input.interests).values()) {
    const verdict = judge(match, rules)
    if (verdict.eligible) (verdict.as === 'spill' ? spill : fresh).push(match)
  }
  const ranked = rankMatches(fresh, input.day)
  const { full, rest, free } = fillPlaces(ranked, input.number)
  // Nothing new, no mail: what was left over alone does not make one.
  const fillers = ranked.length > 0 ? rankMatches(spill, input.day).slice(0, free) : []
  return {
    picks: [
      ...[...full, ...fillers].map(toPick('full')),
      ...rest.slice(0, titlesAtMost).map(toPick('title')),
    ],
    more: rest.slice(titlesAtMost).map(({ match }) => match.paper),
    matched: fresh.length,
    announced: announcedSince(input.pool, input.history.cutoff),
  }
}

/** Followed authors and "always" have their place above the number; the best others fill it up. */
function fillPlaces(ranked: Ranked[], number: number) {
  const sure = new Set(ranked.filter(isAlwaysShown).slice(0, fullAtMost))
  const places = Math.max(number, sure.size)
  let open = places - sure.size
  const full: Ranked[] = []
  const rest: Ranked[] = []
  for (const entry of ranked) {
    if (sure.has(entry)) full.push(entry)
    else if (open-- > 0) full.push(entry)
    else rest.push(entry)
  }
  return { full, rest, free: places - full.length }
}

/** Why one paper is or is not among them, from the same rules. */
export function judgePaper(
  input: ReaderInput,
  paperId: number,
): { match: ReaderMatch; verdict: Eligibility } | null {
  const match = matchReader(input.pool, input.interests).get(paperId)
  return match ? { match, verdict: judge(match, eligibilityRules(input)) } : null
}

const isAlwaysShown = ({ match }: Ranked): boolean =>
  match.hits.some(
    ({ interest: { level, target } }) =>
      level === 'always' ||
      (level === 'normal' && target.kind === 'query' && target.author !== null),
  )

const toPick =
  (section: Pick['section']) =>
  ({ match, score }: Ranked): Pick => ({
    paper: match.paper,
    section,
    score: score.total,
    reasons: reasonsOf(match),
  })

/** The pool's papers are sorted by availability, so a count is a search, not a walk. */
function announcedSince({ papers }: CandidatePool, cutoff: Date): number {
  let low = 0
  let high = papers.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((papers[middle] as CandidatePaper).availableAt > cutoff) high = middle
    else low = middle + 1
  }
  return papers.length - low
}
