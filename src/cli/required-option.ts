/** Options a command cannot do without. */
import { PaperboyError } from '../errors.ts'
import type { CommandValues } from './command.ts'

export function required(values: CommandValues, name: string): string {
  const value = values[name]
  if (typeof value === 'string' && value.trim() !== '') return value
  throw new PaperboyError('bad-input', `--${name} is missing`, { help: 'See --help.' })
}
