/** For somebody who follows little but a whole category: what else its papers of the newest day are
 * about, so that a few can be chosen out of hundreds. Pure. */
import type { CandidatePool } from './candidate.ts'
import type { Interest } from './interest.ts'
import { postingsOf } from './match-reader.ts'

export type Broad = {
  /** The category that brought the most. */
  slug: string
  day: string
  papers: number
  /** Topics of these papers that are not followed yet, most first. */
  topics: Array<{ slug: string; papers: number }>
}

type BroadInput = {
  interests: Interest[]
  isCategory(slug: string): boolean
  topics: Array<{ id: number; slug: string }>
  /** Papers a mail shows in full. */
  number: number
}

/** So many mails' worth on one day are more than anybody reads. */
export const manyMails = 4
export const topicsNamed = 8
/** Topics, authors and queries beside it; whoever has chosen these has chosen. */
export const enoughFiner = 3
export const fewestOfTopic = 3

/** Null where enough that is finer is followed, or the day is small. */
export function findBroad(pool: CandidatePool, input: BroadInput): Broad | null {
  const followed = input.interests.filter(({ level }) => level !== 'mute')
  const day = pool.listingDays[0]
  const broad = followed.filter(
    ({ target }) => target.kind === 'tag' && input.isCategory(target.slug),
  )
  if (day === undefined || followed.length - broad.length >= enoughFiner) return null
  let widest: { slug: string; papers: Set<number> } | null = null
  for (const interest of broad) {
    const papers = new Set<number>()
    for (const { paper } of postingsOf(pool, interest)) {
      if (paper.listingDay === day) papers.add(paper.id)
    }
    const slug = interest.target.kind === 'tag' ? interest.target.slug : ''
    if (papers.size > (widest?.papers.size ?? 0)) widest = { slug, papers }
  }
  if (widest === null || widest.papers.size < input.number * manyMails) return null
  const { slug, papers } = widest
  const taken = new Set(
    followed.flatMap(({ target }) => (target.kind === 'tag' ? [target.slug] : [])),
  )
  const topics = input.topics.filter((topic) => !taken.has(topic.slug))
  return { slug, day, papers: papers.size, topics: topicsOf(pool, papers, topics) }
}

function topicsOf(pool: CandidatePool, papers: Set<number>, topics: BroadInput['topics']) {
  return topics
    .map(({ id, slug }) => {
      // As the page of the topic counts them: a faint guess stands nowhere.
      const about = (pool.byTag.get(id) ?? []).filter(
        ({ paper, where }) => papers.has(paper.id) && where !== 'faint',
      )
      return { slug, papers: about.length }
    })
    .filter((topic) => topic.papers >= fewestOfTopic)
    .sort((a, b) => b.papers - a.papers)
    .slice(0, topicsNamed)
}
