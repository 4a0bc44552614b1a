/** `--now ISO`: moves the calendar for one command. */
import { PaperboyError } from '../errors.ts'
import { addDays } from '../lib/local-time.ts'
import { type Calendar, databaseCalendar, fixedCalendar } from '../storage/calendar.ts'
import type { CommandValues } from './command.ts'

const withZone = /^(\d{4}-\d\d-\d\d)T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/
/** Readers who are planned move on to it: a slip of the finger must not end their mail for ages. */
const lastYear = 2199

export function calendarOf(values: CommandValues): Calendar {
  if (values.now === undefined) return databaseCalendar
  const text = String(values.now)
  const at = new Date(text)
  const date = withZone.exec(text)?.[1]
  if (date === undefined || Number.isNaN(at.getTime()) || !isDate(date)) {
    throw new PaperboyError('bad-input', `--now ${text} is not a moment`, {
      help: 'Give date, time and zone, e.g. --now 2026-05-19T07:00:00+09:00.',
    })
  }
  if (at.getUTCFullYear() > lastYear) {
    throw new PaperboyError('bad-input', `--now ${text} is too far ahead`, {
      help: `Readers who are due would wait for that day. Years up to ${lastYear} are taken.`,
    })
  }
  return fixedCalendar(at)
}

/** Date takes 30 February for 2 March. */
const isDate = (date: string): boolean => addDays(date, 0) === date
