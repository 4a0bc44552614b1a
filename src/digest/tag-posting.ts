/** From a paper_tags row to a posting. Pure. */
import type { CandidatePaper, Posting } from '../matching/candidate.ts'
import type { MatchPlace } from '../matching/reason.ts'
import type { TagEvidence } from '../storage/schema/tags.ts'

const placeOrder: MatchPlace[] = ['title', 'authors', 'abstract', 'primary', 'cross']

export function tagPosting(paper: CandidatePaper, evidence: TagEvidence, addedAt: Date): Posting {
  const since = addedAt > paper.availableAt ? addedAt : paper.availableAt
  if (evidence.kind === 'words') {
    return { paper, where: evidence.where, words: evidence.words, since }
  }
  return { paper, where: evidence.primary ? 'primary' : 'cross', words: [], since }
}

export function betterPosting(a: Posting, b: Posting): Posting {
  const best = placeOrder.indexOf(a.where) <= placeOrder.indexOf(b.where) ? a : b
  return { ...best, since: new Date(Math.min(a.since.getTime(), b.since.getTime())) }
}
