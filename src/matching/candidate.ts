/** What the matcher reads: the papers of one moment with everything that can make them match, as
 * postings (tag or query -> papers), so that one reader costs only what that reader matches. */
import type { MatchPlace, Noticed } from './reason.ts'

export type CandidatePaper = {
  id: number
  publicId: string
  listingDay: string
  availableAt: Date
  upvotes: number
  /** Announced in the last 7 days and now among the most noticed of them. */
  isHot: boolean
  hasCode: boolean
  /** Venue named in the comment, e.g. "ICML 2026". */
  acceptedAt: string | null
  /** Spread key: its most telling topic, else its primary category. */
  topic: string
}

/** One way a paper matches a tag or query. */
export type Posting = {
  paper: CandidatePaper
  where: MatchPlace
  words: string[]
  /** When the match began: the paper became available, or the tag was put on later. */
  since: Date
  /** Of the tag `trending`: who noticed it in the week before. */
  noticed?: Noticed
}

export type CandidatePool = {
  /** T of design 4.1: nothing after it is here. */
  until: Date
  /** Sorted by availability, oldest first. */
  papers: CandidatePaper[]
  byTag: Map<number, Posting[]>
  byQuery: Map<number, Posting[]>
  /** Listing days held at `until`, newest first. */
  listingDays: string[]
}
