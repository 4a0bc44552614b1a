/** The field that was meant by a name that is none. */
import { editDistance } from '../lib/edit-distance.ts'
import { FIELD_GUESSES, FIELDS, type FieldName } from './query-fields.ts'

/** By another name of it, or one that is spelled nearly so. `name` in lower case. */
export function guessField(name: string): FieldName | undefined {
  const named = FIELD_GUESSES.get(name)
  if (named) return named
  const near = [...FIELD_GUESSES].find(
    ([guess]) => guess.length > 4 && editDistance(name, guess, 1) <= 1,
  )
  if (near) return near[1]
  // One letter of a name of three says too little: `bay:` is no day.
  const short = [...FIELDS.keys()].find((field) => name.startsWith(field) && name.length <= 6)
  return short as FieldName | undefined
}
