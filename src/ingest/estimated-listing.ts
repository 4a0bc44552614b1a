/** What a source without listing days lets us say of the day: computed from the moment of v1. */
import { parseArxivId } from '../papers/arxiv-id.ts'
import type { IncomingPaper } from '../papers/paper.ts'
import { estimateListingDay } from './arxiv-calendar.ts'

type Listing = Pick<IncomingPaper, 'listingDay' | 'listingDayEstimated' | 'firstAnnouncement'>

/** `submitted`: when v1 came in; null: not told, and then the day stays unknown. A paper held back by
 * moderation is announced in the month of its id, so the day is never before that month. */
export function estimatedListing(publicId: string, submitted: Date | null): Listing {
  if (submitted === null) return { firstAnnouncement: false, listingDay: null }
  const computed = estimateListingDay(submitted)
  const month = monthOf(publicId)
  const listingDay =
    month !== null && month > computed.slice(0, 7)
      ? estimateListingDay(new Date(`${month}-01T12:00:00Z`))
      : computed
  return { firstAnnouncement: true, listingDay, listingDayEstimated: true }
}

/** `2609.26811` -> `2026-09`; null for what is no arXiv id. */
function monthOf(publicId: string): string | null {
  if (!parseArxivId(publicId)) return null
  const digits = publicId.slice(publicId.indexOf('/') + 1)
  const year = Number(digits.slice(0, 2))
  return `${year >= 91 ? 1900 + year : 2000 + year}-${digits.slice(2, 4)}`
}
