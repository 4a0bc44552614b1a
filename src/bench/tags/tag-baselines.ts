/** What tagging has to beat: a topic whose name stands in the title, and what a paper's category mostly
 * brings. Pure. */
import { wordForms } from '../../query/lexemes.ts'
import { tokenise } from '../../query/tokenise.ts'
import { sayingOf } from '../../tagging/statistics/named-topics.ts'

const titleWords = 200

/** A topic is on a paper when its title says one of its names, whatever ending and case. */
export function nameInTitle(
  sayings: ReadonlyMap<string, readonly string[]>,
): (title: string) => Set<string> {
  const stems = [...sayings].map(
    ([slug, names]) => [slug, names.map((name) => ` ${sayingOf(name)} `)] as const,
  )
  return (title) => {
    const tokens = tokenise(title, titleWords).tokens
    const said = ` ${tokens.map(({ raw }) => wordForms(raw).stem).join(' ')} `
    return new Set(
      stems.flatMap(([slug, all]) => (all.some((one) => said.includes(one)) ? slug : [])),
    )
  }
}

type Labelled = { categories: readonly string[]; topics: ReadonlySet<string> }

/** The topics that most papers of a category have, as many as fit the recorded papers best. */
export function usualOfCategory(papers: readonly Labelled[]): (category: string) => Set<string> {
  const known = new Map<string, Set<string>>()
  return (category) => {
    const usual =
      known.get(category) ?? bestTopics(papers.filter((one) => one.categories.includes(category)))
    known.set(category, usual)
    return usual
  }
}

/** Adds topics, the most frequent first, while F1 against the papers' own grows. */
function bestTopics(papers: readonly Labelled[]): Set<string> {
  const counts = new Map<string, number>()
  let labels = 0
  for (const { topics } of papers) {
    labels += topics.size
    for (const slug of topics) counts.set(slug, (counts.get(slug) ?? 0) + 1)
  }
  const chosen = new Set<string>()
  let [right, best] = [0, 0]
  for (const [slug, count] of [...counts].sort((a, b) => b[1] - a[1])) {
    const next = (2 * (right + count)) / ((chosen.size + 1) * papers.length + labels)
    if (next <= best) break
    ;[right, best] = [right + count, next]
    chosen.add(slug)
  }
  return chosen
}
