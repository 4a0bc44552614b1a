/** arXiv's day: it turns at midnight in New York, and so do its listings. What is submitted until 14:00
 * on a weekday is announced at 20:00, Sunday to Thursday, and stands in the feed of the next date. */
import { addDays, instantOfLocal, localDate, localMinute, weekdayOf } from '../lib/local-time.ts'
import { isArxivHoliday, isLikelyHoliday } from './arxiv-holidays.ts'

const zone = 'America/New_York'
const cutMinute = 14 * 60
const friday = 5

/** 00:00 US Eastern of a listing day: when corpus files and back-fill count as available. */
export const startOfListingDay = (day: string): Date => instantOfLocal(day, 0, zone)

/** The listing day an instant falls on, YYYY-MM-DD. */
export const listingDayAt = (at: Date): string => localDate(at, zone)

/** `expected`: papers come. `holiday`: arXiv said that none do. `uncertain`: a holiday may have moved
 * them. `none`: a weekend. */
type Announcement = 'expected' | 'holiday' | 'uncertain' | 'none'

/** What the feed of a day (YYYY-MM-DD) should bring. */
export function announcementOn(day: string): Announcement {
  if (weekdayOf(day) > friday) return 'none'
  if (isArxivHoliday(day)) return 'holiday'
  const before = addDays(day, -1)
  if (isLikelyHoliday(day) || isLikelyHoliday(before) || isArxivHoliday(before)) return 'uncertain'
  return 'expected'
}

/** When the feed of a day can first hold it: its midnight in New York and some minutes. */
export const feedArrival = (day: string): Date =>
  new Date(startOfListingDay(day).getTime() + arrivalMs)

const arrivalMs = 5 * 60_000

/** The newest day whose feed should be there at that moment, and which was sure to bring papers. */
export function newestExpectedDay(at: Date): string {
  let day = listingDayAt(at)
  while (announcementOn(day) !== 'expected' || feedArrival(day) > at) day = addDays(day, -1)
  return day
}

/** The day on which a paper first submitted at `v1` is listed, YYYY-MM-DD. An estimate: moderation
 * holds some for days, and what is corrected before it is announced keeps its first time. */
export function estimateListingDay(v1: Date): string {
  let cut = localDate(v1, zone)
  if (localMinute(v1, zone) >= cutMinute) cut = addDays(cut, 1)
  while (weekdayOf(cut) > friday) cut = addDays(cut, 1)
  // Friday's cut is announced on Sunday and listed on Monday, all others the day after.
  let listed = addDays(cut, weekdayOf(cut) === friday ? 3 : 1)
  while (!bringsPapers(listed)) listed = addDays(listed, 1)
  return listed
}

const bringsPapers = (day: string): boolean => {
  const announced = announcementOn(day)
  return announced === 'expected' || (announced === 'uncertain' && !isLikelyHoliday(day))
}
