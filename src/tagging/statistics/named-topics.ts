/** Which topic somebody means by a word or phrase: one of its names. Pure. */
import { wordForms } from '../../query/lexemes.ts'
import { tokenise } from '../../query/tokenise.ts'

export type NamedTopic = { slug: string; names: readonly string[] }

/** "few-shot-learning" says "few shot learning". */
export const topicNames = (slug: string, name: string, synonyms: readonly string[]): string[] => [
  name,
  slug.replaceAll('-', ' '),
  ...synonyms,
]

/** Case, endings and hyphens do not matter; the longest keyword of a paper has some ten words. */
export function namedTopics(topics: readonly NamedTopic[]): (words: string) => string | null {
  const bySaying = new Map<string, string>()
  for (const { slug, names } of topics) {
    for (const name of names) {
      const saying = sayingOf(name)
      if (saying !== '' && !bySaying.has(saying)) bySaying.set(saying, slug)
    }
  }
  return (words) => bySaying.get(sayingOf(words)) ?? null
}

const longest = 10

export const sayingOf = (words: string): string =>
  tokenise(words, longest)
    .tokens.map(({ raw }) => wordForms(raw).stem)
    .join(' ')
