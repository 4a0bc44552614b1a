/** The paper as sources hand it in and as everybody reads it. */

/** What an adapter yields: one paper as one source lists it. Text is cleaned, TeX still inside. */
export type IncomingPaper = {
  /** `publicIdOf`: canonical and without version, `2605.15202`, `math/0309136`, a DOI, or a hash. */
  publicId: string
  version: number
  title: string
  abstract: string
  authors: string[]
  /** Primary first, whitelisted against the taxonomy. */
  categories: string[]
  comment?: string | null
  journalRef?: string | null
  /** As the source writes it. */
  doi?: string | null
  /** Every DOI it tells, by `parseDois`: another source's record with one of them is this paper. */
  dois?: readonly string[]
  /** Its page at the source; null or absent: arXiv's. */
  url?: string | null
  /** When its first version was submitted or posted, whatever it was announced. */
  submittedAt?: Date | null
  license?: string | null
  /** Where its authors are, each once. */
  affiliations?: readonly string[]
  /** YYYY-MM-DD, US Eastern for arXiv. */
  listingDay: string | null
  listingDayEstimated?: boolean
  /** Whether this sighting is a first announcement; only that makes a paper available. */
  firstAnnouncement: boolean
  /** Overrides the present moment: corpus files and back-fill give 00:00 US Eastern of the day. */
  availableAt?: Date
  sample?: boolean
  /** Of a paper that is another's to tell: over a held record it only fills in what is missing. */
  hearsay?: boolean
}

/** Popularity facts of one source about one paper. */
export type IncomingSignal = {
  publicId: string
  upvotes: number
  comments: number
  stars: number | null
  codeUrl: string | null
  projectUrl: string | null
  organization: string | null
  submittedBy: string | null
  keywords: string[]
  featuredOn: string | null
  /** Of other works. */
  citations?: number | null
  /** By `parseDoi`; arXiv's own hold no more than the id and are left out. */
  doi?: string | null
  venue?: string | null
  /** Free to read. */
  pdfUrl?: string | null
  tldr?: string | null
  affiliations?: string[]
}

/** What the matcher, the digest and the pages read. */
export type Paper = {
  id: number
  publicId: string
  title: string
  abstract: string
  authors: string[]
  categories: string[]
  comment: string | null
  journalRef: string | null
  doi: string | null
  /** Its page where it is not arXiv's. */
  url: string | null
  latestVersion: number
  withdrawn: boolean
  sample: boolean
  listingDay: string | null
  listingDayEstimated: boolean
  availableAt: Date | null
  /** The feed of its listing day lacked it. */
  late: boolean
}
