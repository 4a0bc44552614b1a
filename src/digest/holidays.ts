/** When arXiv announces nothing though it is a weekday, and what that means for one reader. Pure. */
import { LRUCache } from 'lru-cache'
import { announcementOn, feedArrival, listingDayAt } from '../ingest/arxiv-calendar.ts'
import { isArxivHoliday } from '../ingest/arxiv-holidays.ts'
import { aheadMs } from '../ingest/freshness/awaited-batch.ts'
import { addDays, weekdayOf } from '../lib/local-time.ts'
import { nextSlot, type SlotPreferences } from '../subscribers/next-slot.ts'

/** A holiday with weekends at both sides, for a weekly reader. */
const slotsSearched = 10

export type HolidayAhead = {
  /** Listing days without papers, YYYY-MM-DD. */
  days: string[]
  /** Local date of the next digest that can hold papers. */
  next: string
}

/** A morning's readers share some hundred slots; finding out took a tenth of freezing a letter. */
const known = new LRUCache<string, { ahead: HolidayAhead | null }>({ max: 2_000 })

/** Null unless the reader's next slot goes without papers because of a holiday. */
export function holidayAhead(
  reader: SlotPreferences,
  last: { slotAt: Date; period: string },
): HolidayAhead | null {
  const { timezone, hour, rhythm, weekday } = reader
  const key = `${timezone} ${hour} ${rhythm} ${weekday} ${last.slotAt.getTime()} ${last.period}`
  const found = known.get(key) ?? { ahead: findHoliday(reader, last) }
  known.set(key, found)
  return found.ahead
}

function findHoliday(
  reader: SlotPreferences,
  last: { slotAt: Date; period: string },
): HolidayAhead | null {
  const days: string[] = []
  let { slotAt, period } = last
  for (let n = 0; n < slotsSearched; n++) {
    const next = nextSlot({ ...reader, after: slotAt, lastSlotAt: slotAt, lastPeriod: period })
    const arrived = listingDays(slotAt, next.at)
    if (arrived.some((day) => !isArxivHoliday(day))) {
      return days.length === 0 ? null : { days, next: next.period }
    }
    days.push(...arrived)
    slotAt = next.at
    period = next.period
  }
  return null
}

/** Weekdays whose papers a slot has that one before it had not. */
function listingDays(after: Date, until: Date): string[] {
  const days: string[] = []
  for (let day = listingDayAt(after); ; day = addDays(day, 1)) {
    const from = firstSlotWith(day)
    if (from > until.getTime()) return days
    if (from > after.getTime() && weekdayOf(day) <= 5) days.push(day)
  }
}

/** Slots shortly before a batch wait for it (hold.ts), but not for one that a holiday may have moved. */
const firstSlotWith = (day: string): number =>
  feedArrival(day).getTime() - (announcementOn(day) === 'uncertain' ? 0 : aheadMs)
