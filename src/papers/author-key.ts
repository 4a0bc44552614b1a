/** Names of authors as they are compared. Sources write one person as `Ada K. Bee`, `Bee, A. K.`,
 * `Bee AK` and, of names from East Asia, in either order. */
import { texToText } from '../lib/tex.ts'
import { foldCase } from '../query/fold.ts'

const suffix = /^(?:jr|sr|ii|iii|iv|md|phd)$/

type NameParts = { family: string; given: string[] }

/** Folded; `given` holds names or single letters. An empty family: no name at all. */
export function nameParts(name: string): NameParts {
  const [before = '', after] = splitAt(texToText(name))
  if (after !== null) return { family: words(before).at(-1) ?? '', given: words(after) }
  const parts = words(before)
  const last = before.trim().split(/\s+/).at(-1) ?? ''
  // "Bee AK": what ends in capitals alone is initials, unless all of it is in capitals.
  const isReversed = parts.length === 2 && /^\p{Lu}{1,3}\.?$/u.test(last) && /\p{Ll}/u.test(before)
  if (isReversed) return { family: parts[0] ?? '', given: [...(parts[1] ?? '')] }
  return { family: parts.at(-1) ?? '', given: parts.slice(0, -1) }
}

/** The family name alone. */
export const surnameKey = (name: string): string => nameParts(name).family

function splitAt(name: string): [string, string | null] {
  const comma = name.indexOf(',')
  if (comma === -1) return [name, null]
  const rest = name.slice(comma + 1)
  return words(rest).length === 0 ? [name.slice(0, comma), null] : [name.slice(0, comma), rest]
}

const words = (text: string): string[] =>
  foldCase(text)
    .replace(/[’'‐-]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !suffix.test(word))

/** Whether two spellings may be one person's: the same family name, and first letters that agree as
 * far as both are told; or the same names in another order. */
export function mayBeSameName(one: string, other: string): boolean {
  const left = nameParts(one)
  const right = nameParts(other)
  if (left.family !== '' && left.family === right.family) {
    const [first, second] = [left.given[0]?.[0], right.given[0]?.[0]]
    return first === undefined || second === undefined || first === second
  }
  const all = ({ family, given }: NameParts) => [...given, family].sort().join(' ')
  return left.given.length > 0 && all(left) === all(right)
}
