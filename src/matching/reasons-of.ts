/** Turns what matched into reasons, most telling first. Pure; the same match in the same pool gives the
 * same object, so that a reason shared by ten thousand readers is made and stored once. */
import type { CandidatePaper, Posting } from './candidate.ts'
import type { Hit, ReaderMatch } from './match-reader.ts'
import type { MatchPlace, Reason } from './reason.ts'

const placeRank: Record<MatchPlace, number> = {
  authors: 0,
  title: 1,
  abstract: 2,
  primary: 3,
  cross: 4,
  likely: 6,
  faint: 7,
  record: 5,
}
/** More than this is noise in a mail. */
const interestsAtMost = 4
const wordsAtMost = 3

/** A posting belongs to one tag or query, so its reason depends on nothing else. */
const ofPostings = new WeakMap<Posting, Reason>()
const ofPapers = new WeakMap<CandidatePaper, Reason[]>()

export function reasonsOf({ paper, hits }: Pick<ReaderMatch, 'paper' | 'hits'>): Reason[] {
  const telling = hits.length > 1 ? [...hits].sort(byTelling) : hits
  const reasons: Reason[] = []
  for (let at = 0; at < telling.length && at < interestsAtMost; at++) {
    reasons.push(reasonOf(telling[at] as Hit))
  }
  const isTold = hits.some(({ posting }) => posting.noticed)
  for (const fact of factsOf(paper)) {
    // "trending this week: 54 upvotes" says it.
    if (fact.kind !== 'upvotes' || !isTold) reasons.push(fact)
  }
  return reasons
}

const byTelling = (a: Hit, b: Hit): number => tellingRank(a) - tellingRank(b)

const tellingRank = ({ interest, posting }: Hit): number =>
  (interest.target.kind === 'query' ? 0 : 10) + placeRank[posting.where]

function reasonOf(hit: Hit): Reason {
  const known = ofPostings.get(hit.posting)
  if (known) return known
  const reason = toReason(hit)
  ofPostings.set(hit.posting, reason)
  return reason
}

function toReason({ interest: { target }, posting }: Hit): Reason {
  const words = posting.words.slice(0, wordsAtMost)
  if (target.kind === 'tag') {
    const { where, noticed } = posting
    return { kind: 'tag', slug: target.slug, where, words, ...(noticed && { noticed }) }
  }
  // As it stands on the paper: "Wei Chen" tells more than the "chen" that was followed.
  if (target.author) return { kind: 'author', name: words[0] ?? target.author }
  return { kind: 'query', query: target.text, where: posting.where, words }
}

/** What speaks for a paper whoever reads it. */
function factsOf(paper: CandidatePaper): Reason[] {
  const known = ofPapers.get(paper)
  if (known) return known
  const facts: Reason[] = []
  if (paper.acceptedAt) facts.push({ kind: 'accepted', venue: paper.acceptedAt })
  if (paper.upvotes > 0) facts.push({ kind: 'upvotes', count: paper.upvotes })
  if (paper.hasCode) facts.push({ kind: 'code' })
  ofPapers.set(paper, facts)
  return facts
}
