/** Which matches a reader may be mailed today, as what (design 4.1). Pure. */
import type { CandidatePaper, CandidatePool } from './candidate.ts'
import type { Hit, ReaderMatch } from './match-reader.ts'

/** A digest this reader had before: the span it considered and the papers it showed or named. One that
 * was withdrawn showed nothing; after the cutoff, its papers are owed. */
export type PastDigest = { from: Date; to: Date; shown: number[]; withdrawn?: boolean }

export type ReaderHistory = {
  /** Papers available after it have not been considered. */
  cutoff: Date
  /** Digests of the last 90 days: those that were or may have been mailed, and withdrawn ones. */
  past: PastDigest[]
}

export type Eligibility =
  /** `new`: not considered before; `late`: an older paper that matches for the first
   * time, or whose digest was withdrawn;
   * `spill`: considered on one of the newest listing days but neither shown nor named;
   * `missed`: longer ago, and it has been noticed widely since. */
  | { eligible: true; as: 'new' | 'late' | 'spill' | 'missed' }
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
  owed: Set<number>
  /** Without those withdrawn. */
  past: PastDigest[]
}

export function eligibilityRules({ pool, history, days }: Window): EligibilityRules {
  const past = history.past.filter(({ withdrawn }) => !withdrawn)
  const owing = history.past.filter(({ withdrawn, to }) => withdrawn && to > history.cutoff)
  return {
    until: pool.until.getTime(),
    cutoff: history.cutoff.getTime(),
    oldestDay: pool.listingDays[days - 1] ?? pool.listingDays.at(-1) ?? '9999-12-31',
    spillFrom: pool.listingDays[spillDays - 1] ?? pool.listingDays.at(-1) ?? '9999-12-31',
    shown: new Set(past.flatMap((digest) => digest.shown)),
    owed: new Set(owing.flatMap((digest) => digest.shown)),
    past,
  }
}

type WhenWeighed = 'perhaps-spill' | 'perhaps-missed'
/** `perhaps`: when a past digest weighed it. */
export type Verdict = 'muted' | 'after' | 'shown' | 'too-old' | 'new' | 'late' | WhenWeighed

export const isPerhaps = (verdict: Verdict): verdict is WhenWeighed =>
  verdict === 'perhaps-spill' || verdict === 'perhaps-missed'

/** `latest`: when the newest of its matches began. */
export function verdictOf(
  { id, listingDay, isHot }: CandidatePaper,
  match: { available: number; latest: number; muted: boolean },
  rules: EligibilityRules,
): Verdict {
  if (match.muted) return 'muted'
  if (match.available > rules.until) return 'after'
  if (rules.shown.has(id)) return 'shown'
  const owed = rules.owed.has(id)
  if (listingDay < rules.oldestDay && !owed) return 'too-old'
  if (match.available > rules.cutoff) return 'new'
  if (match.latest > rules.cutoff || owed) return 'late'
  if (listingDay >= rules.spillFrom) return 'perhaps-spill'
  return isHot ? 'perhaps-missed' : 'too-old'
}

export function judge({ paper, hits, muted }: ReaderMatch, rules: EligibilityRules): Eligibility {
  const available = paper.availableAt.getTime()
  const latest = hits.reduce((newest, { posting }) => Math.max(newest, posting.since.getTime()), 0)
  const verdict = verdictOf(paper, { available, latest, muted }, rules)
  if (verdict === 'new' || verdict === 'late') return { eligible: true, as: verdict }
  if (!isPerhaps(verdict)) return { eligible: false, why: verdict }
  if (!wasConsidered(hits, rules.past)) return { eligible: false, why: 'before-interest' }
  return { eligible: true, as: verdict === 'perhaps-spill' ? 'spill' : 'missed' }
}

export const wasConsidered = (hits: Hit[], past: PastDigest[]): boolean =>
  hits.some((hit) => considered(hit, past))

/** A new interest brings nothing older: a past digest must have weighed the paper under it. */
const considered = ({ interest, posting }: Hit, past: PastDigest[]): boolean =>
  past.some(
    (digest) =>
      posting.since > digest.from && posting.since <= digest.to && interest.createdAt <= digest.to,
  )
