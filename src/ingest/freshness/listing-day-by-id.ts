/** arXiv gives out its ids when it announces, in order: of two days the later one has the greater ids,
 * without overlap (five weeks of listings, 8,581 papers, nine stragglers). So the ids of the days that
 * are known bound the day of any other paper, also of one that moderation held back for a week. */
import { addDays } from '../../lib/local-time.ts'
import { parseArxivId } from '../../papers/arxiv-id.ts'
import { announcementOn } from '../arxiv-calendar.ts'

/** The greatest id that is known of a day, days ascending. Of a day that is not `whole`, greater ones may
 * be missing. */
export type DayBound = { day: string; lastId: string; whole: boolean }

const modern = /^\d{4}\.\d{5}$/

/** `estimate` (from the moment of v1) moved to where the ids allow. YYYY-MM-DD. */
export function listingDayById(
  publicId: string,
  estimate: string,
  bounds: readonly DayBound[],
): string {
  const id = parseArxivId(publicId)?.id
  if (id === undefined || !modern.test(id)) return estimate
  const before = bounds.findLast(({ lastId }) => lastId < id)
  if (!before) return estimate
  const notBefore = before.whole ? nextDay(before.day) : before.day
  const at = bounds.find(({ day, lastId }) => lastId >= id && day >= notBefore)
  if (estimate < notBefore) return notBefore
  return at && estimate > at.day ? at.day : estimate
}

/** The first day after it that may bring papers. */
function nextDay(day: string): string {
  let next = addDays(day, 1)
  while (['none', 'holiday'].includes(announcementOn(next))) next = addDays(next, 1)
  return next
}
