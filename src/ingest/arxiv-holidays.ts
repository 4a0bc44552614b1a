/** Weekdays whose announcement arXiv defers: the one table, to be extended when arXiv publishes a year.
 * It names dates, not evenings, and what was seen fits both readings: the feed of 2025-12-31 was empty,
 * that of 2026-06-19 was not. So nothing is expected on such a day, and none is missed on the next. */

/** As arXiv published them (help pages, read in November 2026). */
const published: readonly string[] = [
  '2026-01-01',
  '2026-01-19',
  '2026-06-19',
  '2026-07-03',
  '2026-09-07',
  '2026-11-26',
  '2026-12-25',
  '2026-12-29',
  '2026-12-31',
]

/** Not published yet: the holidays of 2026 moved to 2027 by the rules they follow (third Monday of
 * January, Thursday of Thanksgiving; a Saturday is kept on Friday, a Sunday on Monday). Nobody is told
 * of them, and on them nothing is missed. */
const derived: readonly string[] = [
  '2027-01-01',
  '2027-01-18',
  '2027-06-18',
  '2027-07-05',
  '2027-09-06',
  '2027-11-25',
  '2027-12-24',
  '2027-12-31',
]

const isPublished = new Set(published)
const isDerived = new Set(derived)

/** A day on which arXiv has said that it announces nothing. */
export const isArxivHoliday = (day: string): boolean => isPublished.has(day)

/** A day that would be one if arXiv keeps its habits. */
export const isLikelyHoliday = (day: string): boolean => isDerived.has(day)

/** The last day of the years that arXiv has published, YYYY-MM-DD. */
export const holidaysKnownUntil = `${published.at(-1)?.slice(0, 4)}-12-31`
