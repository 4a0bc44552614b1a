/** Which recorded papers would be mailed on which topic: for each listing day and topic, what a reader
 * who follows that topic alone gets, in full or as a title. Pure. */

import { tagPosting } from '../../digest/tag-posting.ts'
import type { CandidatePaper, CandidatePool, Posting } from '../../matching/candidate.ts'
import { choose } from '../../matching/choose.ts'
import type { GivenTag } from './recorded-tags.ts'

export type TaggedPaper = { id: string; day: string; tags: readonly GivenTag[] }
export type MailedPair = { paper: string; tag: string; source: GivenTag['source'] }

/** Papers in full that a form offers first. */
const number = 8

export function mailedPairs(papers: readonly TaggedPaper[]): MailedPair[] {
  const days = new Map<string, TaggedPaper[]>()
  for (const paper of papers) days.set(paper.day, [...(days.get(paper.day) ?? []), paper])
  return [...days].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([day, some]) => ofDay(day, some))
}

function ofDay(day: string, papers: readonly TaggedPaper[]): MailedPair[] {
  const available = new Date(`${day}T04:00:00Z`)
  const slugs = [...new Set(papers.flatMap(({ tags }) => tags.map(({ slug }) => slug)))].sort()
  const ids = new Map(slugs.map((slug, at) => [slug, at + 1]))
  const byTag = new Map<number, Posting[]>(slugs.map((_, at) => [at + 1, []]))
  const candidates = papers.map((paper, at): CandidatePaper => {
    const candidate = candidateOf(paper, at, available)
    for (const tag of paper.tags) {
      byTag.get(ids.get(tag.slug) ?? 0)?.push(tagPosting(candidate, { ...tag, addedAt: available }))
    }
    return candidate
  })
  const until = new Date(available.getTime() + 3_600_000)
  const pool = { until, papers: candidates, byTag, byQuery: new Map(), listingDays: [day] }
  return slugs.flatMap((slug) => {
    const sources = new Map(
      papers.flatMap(({ id, tags }) =>
        tags.filter((tag) => tag.slug === slug).map(({ source }) => [id, source] as const),
      ),
    )
    return picksOf(pool, { slug, id: ids.get(slug) as number }, day).map((paper) => ({
      ...{ paper, tag: slug },
      source: sources.get(paper) as GivenTag['source'],
    }))
  })
}

const candidateOf = ({ id, day }: TaggedPaper, at: number, available: Date): CandidatePaper => ({
  ...{ id: at + 1, publicId: id, listingDay: day, availableAt: available },
  ...{ upvotes: 0, isHot: false, hasCode: false, acceptedAt: null, topic: '' },
})

function picksOf(pool: CandidatePool, tag: { slug: string; id: number }, day: string): string[] {
  const before = new Date(pool.until.getTime() - 86_400_000)
  const interests = [
    { level: 'normal' as const, createdAt: before, target: { kind: 'tag' as const, ...tag } },
  ]
  const history = { cutoff: before, past: [] }
  return choose({ pool, history, days: 14, interests, number, day }).picks.map(
    ({ paper }) => paper.publicId,
  )
}
