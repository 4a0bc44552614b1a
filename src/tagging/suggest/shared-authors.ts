/** Whom somebody may want to follow who likes these papers. Pure. */

export type AuthorHint = {
  name: string
  /** On how many of the papers. */
  papers: number
  /** The title of the only one, where one alone speaks for the author. */
  of: string | null
}

type Written = { title: string; authors: string[] }

const most = 6
/** The last of a short list of authors leads the group; of a long one nobody does. */
const shortList = 15
const fewPapers = 3

/** Those on several of the papers; of a few papers also the last author of each. */
export function sharedAuthors(papers: Written[]): AuthorHint[] {
  const hints = new Map<string, AuthorHint>()
  for (const { title, authors } of papers) {
    for (const name of new Set(authors)) {
      const known = hints.get(name)
      if (known) known.papers += 1
      else hints.set(name, { name, papers: 1, of: title })
    }
  }
  const shared = [...hints.values()]
    .filter((hint) => hint.papers > 1)
    .map((hint) => ({ ...hint, of: null }))
    .sort((a, b) => b.papers - a.papers)
  const leaders = papers.length > fewPapers ? [] : papers.flatMap(leaderOf)
  const lone = leaders.flatMap((name) => hints.get(name) ?? []).filter((hint) => hint.papers === 1)
  return [...shared, ...lone].slice(0, most)
}

const leaderOf = ({ authors }: Written): string[] =>
  authors.length > 0 && authors.length <= shortList ? authors.slice(-1) : []
