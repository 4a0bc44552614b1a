/** What was wrong with a form, field by field; the message is all of it in one line. */
import { PaperboyError } from '../errors.ts'

export type ChoiceField =
  | 'email'
  | 'tag'
  | 'query'
  | 'mute'
  | 'timezone'
  | 'hour'
  | 'rhythm'
  | 'weekday'
  | 'locale'
  | 'editionTiming'
  | 'number'
  | 'abstractLength'
  | 'translation'
  | 'strictness'
  | 'level'
  | 'pausedUntil'
  | 'action'

export type ChoiceProblem = {
  field: ChoiceField
  message: string
  /** What was given, when one of several values is meant. */
  value?: string
  /** Of a query: 0-based index of the first character that is not understood. */
  position?: number
}

export class InvalidChoices extends PaperboyError {
  readonly problems: ChoiceProblem[]

  constructor(problems: ChoiceProblem[]) {
    super('bad-input', problems.map(({ message }) => message).join(' '))
    this.problems = problems
  }
}

export function refuse(problems: ChoiceProblem[]): void {
  if (problems.length > 0) throw new InvalidChoices(problems)
}
