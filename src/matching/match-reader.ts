/** Everything in the pool that one reader's interests match, one entry a paper. Pure. */
import type { CandidatePaper, CandidatePool, Posting } from './candidate.ts'
import type { Interest } from './interest.ts'
import type { GuessPlace, MatchPlace } from './reason.ts'

export type Hit = { interest: Interest; posting: Posting }
export type ReaderMatch = { paper: CandidatePaper; hits: Hit[]; muted: boolean }

export function matchReader(pool: CandidatePool, interests: Interest[]): Map<number, ReaderMatch> {
  const matches = new Map<number, ReaderMatch>()
  for (const interest of interests) if (interest.level !== 'mute') addHits(matches, pool, interest)
  for (const interest of interests)
    if (interest.level === 'mute') markMuted(matches, pool, interest)
  return matches
}

function addHits(matches: Map<number, ReaderMatch>, pool: CandidatePool, interest: Interest): void {
  for (const posting of postingsOf(pool, interest)) {
    const known = matches.get(posting.paper.id)
    if (known) known.hits.push({ interest, posting })
    else {
      const hits = [{ interest, posting }]
      matches.set(posting.paper.id, { paper: posting.paper, hits, muted: false })
    }
  }
}

/** What made one paper match, in the order of the interests. */
export function hitsOf(pool: CandidatePool, interests: Interest[], paper: CandidatePaper): Hit[] {
  const hits: Hit[] = []
  for (const interest of interests) {
    if (interest.level === 'mute') continue
    for (const posting of onPaper(postingsOf(pool, interest), paper))
      hits.push({ interest, posting })
  }
  return hits
}

const byPaper = new WeakMap<Posting[], Map<CandidatePaper, Posting[]>>()
const none: Posting[] = []

/** A list is sorted out once, when it is first asked about. */
function onPaper(list: Posting[], paper: CandidatePaper): Posting[] {
  const known = byPaper.get(list)
  if (known) return known.get(paper) ?? none
  const sorted = new Map<CandidatePaper, Posting[]>()
  for (const posting of list) {
    const same = sorted.get(posting.paper)
    if (same) same.push(posting)
    else sorted.set(posting.paper, [posting])
  }
  byPaper.set(list, sorted)
  return sorted.get(paper) ?? none
}

/** A guess hides nothing. */
export const isGuess = (where: MatchPlace): where is GuessPlace =>
  where === 'likely' || where === 'faint'

function markMuted(matches: Map<number, ReaderMatch>, pool: CandidatePool, mute: Interest): void {
  for (const { paper, where } of postingsOf(pool, mute)) {
    if (isGuess(where)) continue
    const match = matches.get(paper.id)
    if (match) match.muted = true
  }
}

/** A tag or query without papers has none. */
export function postingsOf(pool: CandidatePool, { target }: Interest): Posting[] {
  return (target.kind === 'tag' ? pool.byTag : pool.byQuery).get(target.id) ?? none
}
