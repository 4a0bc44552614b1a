/** Choosing as one would write it down, a paper at a time and without a thought for speed: what the
 * product's own way must agree with. */
import type { CandidatePool } from '../../src/matching/candidate.ts'
import { judgePaper, type ReaderInput } from '../../src/matching/choose.ts'
import { drawLot, seedOf } from '../../src/matching/lot.ts'
import { reasonsOf } from '../../src/matching/reasons-of.ts'
import { scoreMatch } from '../../src/matching/score.ts'

type Judged = NonNullable<ReturnType<typeof judgePaper>>
type Scored = Judged & { score: number }

export function plainChoice(input: ReaderInput) {
  const judged = input.pool.papers.flatMap((paper) => judgePaper(input, paper.id) ?? [])
  const eligible = judged.flatMap((one) => (one.verdict.eligible ? [one] : []))
  const are = (...kinds: string[]) =>
    eligible.filter(({ verdict }) => verdict.eligible && kinds.includes(verdict.as))
  const fresh = order(are('new', 'late'), input.day)
  const spill = order(are('spill'), input.day)
  const sure = fresh.filter(isSure).slice(0, 24)
  const places = Math.max(input.number, sure.length)
  const others = fresh.filter((one) => !sure.includes(one))
  const best = others.slice(0, places - sure.length)
  const full = fresh.filter((one) => sure.includes(one) || best.includes(one))
  const rest = others.slice(best.length)
  const fillers = fresh.length > 0 ? spill.slice(0, places - full.length) : []
  const filled = fillers.map(({ match }) => match.paper)
  const hot = are('spill', 'missed').filter(
    ({ match: { paper } }) => paper.isHot && !filled.includes(paper),
  )
  const missed = fresh.length > 0 ? order(hot, input.day).slice(0, 2) : []
  const pick = (section: string) => (one: Scored) => ({
    paper: one.match.paper,
    section,
    score: one.score,
    reasons: reasonsOf(one.match),
  })
  return {
    picks: [
      ...[...full, ...fillers].map(pick('full')),
      ...rest.slice(0, 12).map(pick('title')),
      ...missed.map(pick('missed')),
    ],
    more: rest.slice(12).map(({ match }) => match.paper),
    matched: fresh.length,
    announced: announced(input.pool, input.history.cutoff),
  }
}

const announced = ({ papers }: CandidatePool, cutoff: Date) =>
  papers.filter(({ availableAt }) => availableAt > cutoff).length

const isSure = ({ match }: Judged) =>
  match.hits.some(
    ({ interest: { level, target } }) =>
      level === 'always' ||
      (level === 'normal' && target.kind === 'query' && target.author !== null),
  )

/** By score and lot; then each takes the place of its turn: of one score and topic two a round. */
function order(judged: Judged[], day: string): Scored[] {
  const lot = ({ match }: Judged) => drawLot(match.paper.publicId, seedOf(day))
  const sorted = judged
    .map((one) => ({ ...one, score: scoreMatch(one.match) }))
    .sort((a, b) => b.score - a.score || lot(a) - lot(b))
  const turns = sorted.map((one, at) => {
    const before = sorted
      .slice(0, at)
      .filter((other) => other.match.paper.topic === one.match.paper.topic)
    return { one, round: Math.floor(before.length / 2) }
  })
  turns.sort((a, b) => b.one.score - a.one.score || a.round - b.round)
  return turns.map(({ one }) => one)
}
