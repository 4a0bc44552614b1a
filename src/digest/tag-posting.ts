/** From a paper_tags row to a posting. Pure. */
import type { CandidatePaper, Posting } from '../matching/candidate.ts'
import type { MatchPlace } from '../matching/reason.ts'
import { guessFloor } from '../papers/guess-floor.ts'
import type { TagEvidence } from '../storage/schema/tags.ts'

const placeOrder: MatchPlace[] = [
  'title',
  'authors',
  'abstract',
  'primary',
  'cross',
  'record',
  'likely',
  'faint',
]

type OnPaper = { evidence: TagEvidence; confidence: number; addedAt: Date }

export function tagPosting(paper: CandidatePaper, tag: OnPaper): Posting {
  const { evidence, confidence, addedAt } = tag
  const since = new Date(Math.max(addedAt.getTime(), paper.availableAt.getTime()))
  // Somebody chose it and wrote of it: as telling as a word of the title.
  if (evidence.kind === 'edition') return { paper, where: 'title', words: [], since }
  if (evidence.kind === 'trending') {
    const noticed = { upvotes: evidence.upvotes, saves: evidence.saves }
    return { paper, where: 'record', words: [], since, noticed }
  }
  if (evidence.kind === 'editor') return { paper, where: 'record', words: [], since }
  if (evidence.kind === 'guess') {
    const where = confidence >= guessFloor ? 'likely' : 'faint'
    return { paper, where, words: evidence.words, since }
  }
  if (evidence.kind === 'words') {
    return { paper, where: evidence.where, words: evidence.words, since }
  }
  return { paper, where: evidence.primary ? 'primary' : 'cross', words: [], since }
}

export function betterPosting(a: Posting, b: Posting): Posting {
  const best = placeOrder.indexOf(a.where) <= placeOrder.indexOf(b.where) ? a : b
  return { ...best, since: new Date(Math.min(a.since.getTime(), b.since.getTime())) }
}
