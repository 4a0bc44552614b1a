/** Names of organisations as Postgres keeps them and as `org:` asks for them: what namesOrganisation
 * (known-facts.ts) finds in memory, found through an index. */
import type { Fact } from './ast.ts'
import { orgWords } from './known-facts.ts'
import { POSITIONS_PER_LEXEME } from './limits.ts'
import { quoteLexeme } from './quote-lexeme.ts'

/** Between two names is a gap, so that no words of different ones stand side by side. Hand it over as a
 * parameter and cast with `::tsvector`. */
export function writeOrganisations(names: readonly string[]): string {
  const places = new Map<string, number[]>()
  let position = 1
  for (const name of names) {
    for (const word of orgWords(name)) {
      const known = places.get(word) ?? []
      if (known.length < POSITIONS_PER_LEXEME) places.set(word, [...known, position])
      position += 1
    }
    position += 1
  }
  return [...places].map(([word, at]) => `${quoteLexeme(word)}:${at.join(',')}`).join(' ')
}

/** Cast it with `::tsquery`. */
export const askOrganisations = ({
  words,
  prefix,
}: Pick<Extract<Fact, { field: 'org' }>, 'words' | 'prefix'>): string =>
  `${words.map(quoteLexeme).join(' <-> ')}${prefix ? ':*' : ''}`
