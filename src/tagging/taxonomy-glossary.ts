/** What the topics are called in another language, as a glossary for those who translate papers. */
import { taxonomy } from './taxonomy/index.ts'

export type GlossaryTerm = { term: string; as: string }

const made = new Map<string, readonly GlossaryTerm[]>()

/** Empty for a language that topics have no names in. Longer terms first: they say more. */
export function taxonomyGlossary(locale: string): readonly GlossaryTerm[] {
  const known = made.get(locale)
  if (known) return known
  const terms = taxonomy.topics
    .flatMap(({ name }) => {
      const as = (name as Record<string, string | undefined>)[locale]
      return as === undefined || as === name.en ? [] : [{ term: name.en, as }]
    })
    .sort((a, b) => b.term.length - a.term.length)
  made.set(locale, terms)
  return terms
}
