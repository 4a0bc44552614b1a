/** A page of a repair, its papers on the days that their ids tell. What was announced since the repair
 * begins becomes available now, as late as it is; what is older was there before us. */
import type { IncomingPaper } from '../../papers/paper.ts'
import { startOfListingDay } from '../arxiv-calendar.ts'
import type { Source, SourcePage } from '../source.ts'
import { type DayBound, listingDayById } from './listing-day-by-id.ts'

export type LateListing = {
  /** The first day that is repaired, YYYY-MM-DD. */
  from: string
  bounds: readonly DayBound[]
}

export const withLateListing = (source: Source, late: LateListing): Source => ({
  ...source,
  async *pages(round) {
    for await (const page of source.pages(round)) yield latePage(page, late)
  },
})

const latePage = (page: SourcePage, late: LateListing): SourcePage => ({
  ...page,
  papers: page.papers.map((paper) => lateListing(paper, late)),
})

function lateListing(paper: IncomingPaper, { from, bounds }: LateListing): IncomingPaper {
  const { availableAt: _, ...rest } = paper
  if (!paper.firstAnnouncement || paper.listingDay === null) return paper
  const listingDay = paper.listingDayEstimated
    ? listingDayById(paper.publicId, paper.listingDay, bounds)
    : paper.listingDay
  if (listingDay >= from) return { ...rest, listingDay }
  return { ...rest, listingDay, availableAt: startOfListingDay(listingDay) }
}
