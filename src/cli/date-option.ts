/** Options that name a day or a moment, such as `--since`. */
import { PaperboyError } from '../errors.ts'
import { addDays } from '../lib/local-time.ts'
import type { CommandValues } from './command.ts'

const day = /^\d{4}-\d\d-\d\d$/
const moment = /^(\d{4}-\d\d-\d\d)T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/

/** A day begins at 00:00 UTC; null when the option is absent. */
export function dateOf(values: CommandValues, name: string): Date | null {
  const text = values[name]
  if (text === undefined) return null
  const written = String(text)
  const date = day.test(written) ? written : moment.exec(written)?.[1]
  const at = new Date(written)
  // Date takes 30 February for 2 March.
  if (date !== undefined && !Number.isNaN(at.getTime()) && addDays(date, 0) === date) return at
  throw new PaperboyError('bad-input', `--${name} ${written} is not a day`, {
    help: `Give --${name} 2026-11-21, or a moment with its zone.`,
  })
}
