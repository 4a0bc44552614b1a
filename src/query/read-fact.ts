/** Turns what stands behind `tag:`, `org:`, `day:` or `src:` into what is asked of a paper. */
import type { Fact, FactField } from './ast.ts'
import { normaliseCategory } from './category.ts'
import { foldCase } from './fold.ts'
import { orgWords } from './known-facts.ts'
import { isPrefix, isShortPrefix } from './prefix.ts'
import { complain } from './query-error.ts'
import { readDays } from './read-days.ts'
import { isOneCharacterWord } from './tokenise.ts'

export type WrittenFact = {
  field: FactField
  exact: boolean
  isPhrase: boolean
  text: string
  position: number
}

/** As slugs are written: letters and digits of any script, with hyphens, points, underlines and pluses. */
const NAME = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}._+-]*$/u

/** Throws `QuerySyntaxError`. */
export function readFact({ field, exact, text, position }: WrittenFact): Fact {
  if (exact) complain('exactInField', position, field)
  switch (field) {
    case 'day':
      return { kind: 'fact', field, ...daysIn(text, position) }
    case 'org':
      return { kind: 'fact', field, ...organisationIn(text, position) }
    default:
      return { kind: 'fact', field, value: nameIn(text, field, position) }
  }
}

function nameIn(text: string, field: 'tag' | 'src', position: number): string {
  const name = plainOf(text, field).trim().replace(/^#/, '').replace(/\s+/gu, '-')
  if (!NAME.test(name)) complain(field === 'tag' ? 'notATag' : 'notASource', position, text)
  return field === 'tag' ? (normaliseCategory(name) ?? name) : name
}

/** A hashtag is a slug as its editor wrote it, with its accents, in small letters. */
const plainOf = (text: string, field: 'tag' | 'src'): string =>
  field === 'tag'
    ? text
        .normalize('NFC')
        .replace(/\p{Cf}/gu, '')
        .toLowerCase()
    : foldCase(text.normalize('NFKC'))

function organisationIn(text: string, position: number) {
  if (isShortPrefix(text) && !isOneCharacterWord(text)) complain('shortPrefix', position)
  const words = orgWords(text)
  if (words.length === 0) complain('emptyField', position, 'org')
  return { words, prefix: isPrefix(text) }
}

function daysIn(text: string, position: number) {
  const read = readDays(text.normalize('NFKC'))
  if (read.ok) return read.days
  if (read.problem === 'notADay') return complain('notADay', position, text)
  const [from = '', to = ''] = text.split('..')
  return complain('daysBackwards', position, `${to.trim()}..${from.trim()}`)
}
