/** `--now ISO`: moves the calendar for one command. */
import { PaperboyError } from '../errors.ts'
import { type Calendar, databaseCalendar, fixedCalendar } from '../storage/calendar.ts'
import type { CommandValues } from './command.ts'

const withZone = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/

export function calendarOf(values: CommandValues): Calendar {
  if (values.now === undefined) return databaseCalendar
  const at = new Date(String(values.now))
  if (!withZone.test(String(values.now)) || Number.isNaN(at.getTime())) {
    throw new PaperboyError('bad-input', `--now ${values.now} is not a moment`, {
      help: 'Give date, time and zone, e.g. --now 2026-05-19T07:00:00+09:00.',
    })
  }
  return fixedCalendar(at)
}
