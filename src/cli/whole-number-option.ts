/** Options that are a whole number. */
import { PaperboyError } from '../errors.ts'
import type { CommandValues } from './command.ts'

export function wholeNumber(
  values: CommandValues,
  name: string,
  { from, to }: { from: number; to: number },
): number | null {
  const given = values[name]
  if (given === undefined) return null
  const text = String(given).trim()
  const number = Number(text)
  if (/^\d+$/.test(text) && number >= from && number <= to) return number
  throw new PaperboyError('bad-input', `--${name} ${text} is not a number from ${from} to ${to}`)
}
