/** A count given on the command line. */
import { PaperboyError } from '../errors.ts'

/** 1 to `max`; `fallback` when it is not given. */
export function wholeNumber(
  name: string,
  given: string | undefined,
  fallback: number,
  max: number,
): number {
  if (given === undefined) return fallback
  const number = /^\d+$/.test(given) ? Number(given) : 0
  if (number >= 1 && number <= max) return number
  throw new PaperboyError('bad-input', `--${name} ${given} is not a whole number`, {
    help: `Give 1 to ${max}.`,
  })
}
