/** Which matches a reader may be mailed today, as what (design 4.1). Pure. */
import type { CandidatePool } from './candidate.ts'
import type { Hit, ReaderMatch } from './match-reader.ts'

/** A digest this reader had before: the span it considered and the papers it showed or named. */
export type PastDigest = { from: Date; to: Date; shown: number[] }

export type ReaderHistory = {
  /** Papers available after it have not been considered. */
  cutoff: Date
  /** Digests of the last 90 days that were or may have been mailed. */
  past: PastDigest[]
}

export type Eligibility =
  /** `new`: not considered before; `late`: an older paper that matches for the first time;
   * `spill`: considered on one of the newest listing days but neither shown nor named. */
  | { eligible: true; as: 'new' | 'late' | 'spill' }
  | { eligible: false; why: 'muted' | 'shown' | 'too-old' | 'before-interest' | 'after' }

export const spillDays = 3

export type Window = { pool: CandidatePool; history: ReaderHistory; days: number }

/** What does not change from paper to paper, worked out once a reader. Moments are milliseconds:
 * comparing Dates took longer than everything else here. */
export type EligibilityRules = {
  until: number
  cutoff: number
  oldestDay: string
  spillFrom: string
  shown: Set<number>
  past: PastDigest[]
}

export function eligibilityRules({ pool, history, days }: Window): EligibilityRules {
  return {
    until: pool.until.getTime(),
    cutoff: history.cutoff.getTime(),
    oldestDay: pool.listingDays[days - 1] ?? pool.listingDays.at(-1) ?? '9999-12-31',
    spillFrom: pool.listingDays[spillDays - 1] ?? pool.listingDays.at(-1) ?? '9999-12-31',
    shown: new Set(history.past.flatMap((digest) => digest.shown)),
    past: history.past,
  }
}

export function judge(match: ReaderMatch, rules: EligibilityRules): Eligibility {
  const { paper, hits } = match
  if (match.muted) return { eligible: false, why: 'muted' }
  const available = paper.availableAt.getTime()
  if (available > rules.until) return { eligible: false, why: 'after' }
  if (rules.shown.has(paper.id)) return { eligible: false, why: 'shown' }
  if (paper.listingDay < rules.oldestDay) return { eligible: false, why: 'too-old' }
  if (available > rules.cutoff) return { eligible: true, as: 'new' }
  if (hits.some(({ posting }) => posting.since.getTime() > rules.cutoff)) {
    return { eligible: true, as: 'late' }
  }
  if (paper.listingDay < rules.spillFrom) return { eligible: false, why: 'too-old' }
  return hits.some((hit) => considered(hit, rules.past))
    ? { eligible: true, as: 'spill' }
    : { eligible: false, why: 'before-interest' }
}

/** A new interest brings nothing older: a past digest must have weighed the paper under it. */
const considered = ({ interest, posting }: Hit, past: PastDigest[]): boolean =>
  past.some(
    (digest) =>
      posting.since > digest.from && posting.since <= digest.to && interest.createdAt <= digest.to,
  )
