/** Small pools for matching tests: papers by day, postings by hand. */
import type { CandidatePaper, CandidatePool, Posting } from '../../src/matching/candidate.ts'
import type { PastDigest } from '../../src/matching/eligible.ts'
import type { Interest } from '../../src/matching/interest.ts'
import type { MatchPlace } from '../../src/matching/reason.ts'
import type { InterestLevel } from '../../src/storage/schema/subscribers.ts'

export const dayStart = (day: string) => new Date(`${day}T04:00:00Z`)

export class PoolBuilder {
  readonly papers: CandidatePaper[] = []
  readonly byTag = new Map<number, Posting[]>()
  readonly byQuery = new Map<number, Posting[]>()

  paper(publicId: string, day: string, facts: Partial<CandidatePaper> = {}): CandidatePaper {
    const paper = {
      id: this.papers.length + 1,
      publicId,
      listingDay: day,
      availableAt: dayStart(day),
      upvotes: 0,
      isHot: false,
      hasCode: false,
      acceptedAt: null,
      topic: 'cs.CV',
      ...facts,
    }
    this.papers.push(paper)
    return paper
  }

  tag(tagId: number, paper: CandidatePaper, where: MatchPlace = 'title', since?: Date): this {
    return this.add(this.byTag, tagId, paper, where, since)
  }

  query(queryId: number, paper: CandidatePaper, where: MatchPlace = 'title'): this {
    return this.add(this.byQuery, queryId, paper, where)
  }

  private add(
    map: Map<number, Posting[]>,
    id: number,
    paper: CandidatePaper,
    where: MatchPlace,
    since = paper.availableAt,
  ): this {
    map.set(id, [...(map.get(id) ?? []), { paper, where, words: ['word'], since }])
    return this
  }

  pool(until: Date): CandidatePool {
    const papers = this.papers
      .filter((paper) => paper.availableAt <= until)
      .sort((a, b) => a.availableAt.getTime() - b.availableAt.getTime())
    const listingDays = [...new Set(papers.map((paper) => paper.listingDay))].sort().reverse()
    return { until, papers, byTag: this.byTag, byQuery: this.byQuery, listingDays }
  }
}

const longAgo = new Date('2026-01-01T00:00:00Z')

export const follows = (
  id: number,
  level: InterestLevel = 'normal',
  createdAt = longAgo,
): Interest => ({
  level,
  createdAt,
  target: { kind: 'tag', id, slug: `tag-${id}` },
})

export const asks = (
  id: number,
  text: string,
  level: InterestLevel = 'normal',
  author: string | null = null,
): Interest => ({ level, createdAt: longAgo, target: { kind: 'query', id, text, author } })

export const history = (cutoff: string, past: PastDigest[] = []) => ({
  cutoff: new Date(cutoff),
  past,
})
