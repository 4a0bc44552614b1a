/** How long a pause may be. */
import { addDays, localDate } from '../lib/local-time.ts'
import { choiceWords } from '../locales/spoken.ts'
import type { ChoiceProblem } from './invalid-choices.ts'

export const longestPauseDays = 180

const dateForm = /^\d{4}-\d\d-\d\d$/

/** `until` is the first local date with a digest again. Adds a problem unless it is a date between
 * tomorrow and 180 days from now. */
export function checkPause(
  until: string,
  timezone: string,
  at: Date,
  problems: ChoiceProblem[],
): void {
  const today = localDate(at, timezone)
  const real =
    dateForm.test(until) && !Number.isNaN(Date.parse(until)) && addDays(until, 0) === until
  if (real && until > today && until <= addDays(today, longestPauseDays)) return
  problems.push({ field: 'pausedUntil', message: choiceWords.pause(longestPauseDays) })
}
