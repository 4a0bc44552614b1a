/** What is known of a paper beside its own words, and whether a query's facts hold of it. The same in
 * SQL: papers/match-condition.ts, organisations.ts. */
import type { Fact } from './ast.ts'
import { wordForms } from './lexemes.ts'
import { holdsDay } from './read-days.ts'
import { tokenise } from './tokenise.ts'

export type KnownFacts = {
  /** Its listing day, YYYY-MM-DD. */
  day: string | null
  /** Slugs of the active tags on it. */
  tags: readonly string[]
  /** Its own, and those its authors belong to, as their sources write them. */
  organisations: readonly string[]
  /** Names of sources that listed it or told a signal of it. */
  sources: readonly string[]
}

export const nothingKnown: KnownFacts = { day: null, tags: [], organisations: [], sources: [] }

/** What of the paper makes the fact hold, as it is written there; null: it does not. */
export function findFact(fact: Fact, known: KnownFacts): string | null {
  switch (fact.field) {
    case 'tag':
      return known.tags.find((slug) => slugsOf(fact).includes(slug)) ?? null
    case 'src':
      return known.sources.find((name) => isOfSource(name, fact.value)) ?? null
    case 'org':
      return known.organisations.find((name) => namesOrganisation(fact, name)) ?? null
    case 'day':
      return holdsDay(fact, known.day) ? known.day : null
  }
}

/** Slugs it may ask for: `node.js` is written like a category, whose capitals the others have not. */
export const slugsOf = ({ value }: { value: string }): string[] => [
  ...new Set([value, value.toLowerCase()]),
]

/** `arxiv` is arxiv-rss as well. */
const isOfSource = (name: string, asked: string): boolean =>
  name === asked || name.startsWith(`${asked}-`)

/** Whether its words stand side by side in the name. */
export function namesOrganisation(
  { words, prefix }: Pick<Extract<Fact, { field: 'org' }>, 'words' | 'prefix'>,
  name: string,
): boolean {
  const text = ` ${orgWords(name).join(' ')} `
  return text.includes(` ${words.join(' ')}${prefix ? '' : ' '}`)
}

/** Caseless, without accents, unstemmed. */
export const orgWords = (name: string): string[] =>
  tokenise(name).tokens.map(({ raw }) => wordForms(raw).word)
