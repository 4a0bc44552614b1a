/** Many queries against one paper: only those that could match it are looked at. A query is filed under
 * anchors of which every paper that matches must have one, the rarest there are; a paper calls up what
 * is filed under its own. */
import type { Fact, Query, Term } from './ast.ts'
import { firstPosition } from './entries.ts'
import type { IndexedPaper, IndexedWords } from './index-paper.ts'
import { type KnownFacts, nothingKnown, slugsOf } from './known-facts.ts'
import { prefixLexemes, SHORTEST_PREFIX } from './prefix.ts'

export type QueryIndex = {
  /** Places of the queries that may match, each once; every one that does is among them. */
  mayMatch(paper: IndexedPaper, known?: KnownFacts): number[]
}

/** Null: nothing is required, the query must be looked at for every paper. */
type Anchors = string[] | null

/** Letters of a word's beginning that a prefix is filed under: the fewest it can have. */
const beginningLength = SHORTEST_PREFIX
const beginningOf = (lexeme: string): string => {
  const start = /^[=@~]/.test(lexeme) ? 1 : 0
  return `*${lexeme.slice(0, start)}${lexeme.slice(start, start + beginningLength)}`
}
const inTitle = (lexeme: string): string => `title ${lexeme}`
const sideBySide = (one: string, other: string): string => `${one} ${other}`
const tagAnchor = (slug: string): string => `tag ${slug}`

/** `sample`: papers like those to come; what is rare among them is rare. */
export function indexQueries(
  queries: readonly Query[],
  sample: readonly IndexedPaper[],
): QueryIndex {
  const costs = countPapers(sample)
  const filed = new Map<string, number[]>()
  const always: number[] = []
  queries.forEach((query, place) => {
    const anchors = anchorsOf(query, costs)
    if (anchors === null) always.push(place)
    else for (const anchor of new Set(anchors)) file(filed, anchor, place)
  })
  // The paper for which a query was called up last: nothing is cleared between papers.
  const calledFor = new Int32Array(queries.length)
  let papers = 0
  return {
    mayMatch(paper, known = nothingKnown) {
      papers += 1
      const found = [...always]
      for (const anchor of anchorsIn(paper, known)) {
        for (const place of filed.get(anchor) ?? []) {
          if (calledFor[place] === papers) continue
          calledFor[place] = papers
          found.push(place)
        }
      }
      return found
    },
  }
}

function file(filed: Map<string, number[]>, anchor: string, place: number): void {
  const places = filed.get(anchor)
  if (places) places.push(place)
  else filed.set(anchor, [place])
}

/** Everything that a query may be filed under and this paper has. */
function anchorsIn(paper: IndexedPaper, known: KnownFacts): Set<string> {
  const anchors = new Set<string>()
  for (const [place, lexeme] of paper.entries.lexemes.entries()) {
    anchors.add(lexeme).add(beginningOf(lexeme))
    if (firstPosition(paper.entries, place) < paper.abstractFrom) anchors.add(inTitle(lexeme))
  }
  for (const text of [paper.title, paper.abstract]) addPairs(anchors, text)
  for (const slug of known.tags) anchors.add(tagAnchor(slug))
  return anchors
}

function addPairs(anchors: Set<string>, { stems }: IndexedWords): void {
  stems.slice(1).forEach((stem, at) => {
    anchors.add(sideBySide(stems[at] as string, stem))
  })
}

/** How many papers of the sample have each anchor. */
function countPapers(sample: readonly IndexedPaper[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const paper of sample) {
    for (const anchor of anchorsIn(paper, nothingKnown)) {
      counts.set(anchor, (counts.get(anchor) ?? 0) + 1)
    }
  }
  return counts
}

function anchorsOf(query: Query, costs: Map<string, number>): Anchors {
  switch (query.kind) {
    case 'term':
      return cheapest(anchorsOfTerm(query), costs)
    case 'fact':
      return anchorsOfFact(query)
    case 'not':
      return null
    case 'and':
      return cheapest(
        query.parts.map((part) => anchorsOf(part, costs)),
        costs,
      )
    case 'or': {
      const all = query.parts.map((part) => anchorsOf(part, costs))
      return all.includes(null) ? null : all.flatMap((anchors) => anchors ?? [])
    }
  }
}

/** Each word alone, and of a phrase each pair. */
function anchorsOfTerm(term: Term): Anchors[] {
  const { lexemes, field, exact, prefix } = term
  const whole = prefix ? lexemes.slice(0, -1) : lexemes
  const isOfText = field !== 'authors' && field !== 'category'
  const words = whole.map((lexeme) => [field === 'title' ? inTitle(lexeme) : lexeme])
  const beginnings = prefix ? [prefixLexemes(term, lexemes.at(-1) ?? '').map(beginningOf)] : []
  const pairs = whole.slice(1).map((lexeme, at) => [sideBySide(whole[at] ?? '', lexeme)])
  return [...words, ...beginnings, ...(isOfText && !exact ? pairs : [])]
}

const anchorsOfFact = (fact: Fact): Anchors =>
  fact.field === 'tag' ? slugsOf(fact).map(tagAnchor) : null

function cheapest(choices: Anchors[], costs: Map<string, number>): Anchors {
  let best: Anchors = null
  let least = Number.POSITIVE_INFINITY
  for (const anchors of choices) {
    if (anchors === null) continue
    const cost = anchors.reduce((sum, anchor) => sum + (costs.get(anchor) ?? 0), 0)
    if (cost < least) [best, least] = [anchors, cost]
  }
  return best
}
