/** Decides in memory whether a paper matches a query, and says by which words or facts. Agrees with
 * SQL (papers/match-condition.ts) on every paper. */
import type { Fact, Query } from './ast.ts'
import { findTerm, wordsAt } from './find-term.ts'
import type { IndexedPaper } from './index-paper.ts'
import { findFact, type KnownFacts, nothingKnown } from './known-facts.ts'

type EvidencePlace = 'title' | 'abstract' | 'authors' | 'category' | Fact['field']

/** Words as they stand in the paper; an author's whole name; a slug, a day, a name. */
type Evidence = { where: EvidencePlace; words: string[] }

/** Best place first; never empty. */
export type QueryMatch = { evidence: Evidence[] }

const PLACES: readonly EvidencePlace[] = [
  ...(['title', 'abstract', 'authors', 'category', 'tag', 'org', 'src', 'day'] as const),
]
/** Evidence is read at a glance. */
const WORDS_A_PLACE = 3

type Asked = { paper: IndexedPaper; known: KnownFacts }

/** Null: it does not match. `known` may be left out of a query of words alone. */
export function matchQuery(
  query: Query,
  paper: IndexedPaper,
  known: KnownFacts = nothingKnown,
): QueryMatch | null {
  const asked = { paper, known }
  if (!holds(query, asked)) return null
  const found = new Map<EvidencePlace, Set<string>>()
  collect(query, asked, true, found)
  const evidence: Evidence[] = []
  for (const where of PLACES) {
    const words = found.get(where)
    if (words) evidence.push({ where, words: [...words].slice(0, WORDS_A_PLACE) })
  }
  return { evidence }
}

function holds(query: Query, asked: Asked): boolean {
  switch (query.kind) {
    case 'term':
      return findTerm(query, asked.paper) !== 0
    case 'fact':
      return findFact(query, asked.known) !== null
    case 'not':
      return !holds(query.part, asked)
    case 'and':
      return query.parts.every((part) => holds(part, asked))
    case 'or':
      return query.parts.some((part) => holds(part, asked))
  }
}

/** Adds what made `query` come out as `wanted`. */
function collect(
  query: Query,
  asked: Asked,
  wanted: boolean,
  found: Map<EvidencePlace, Set<string>>,
): void {
  if (query.kind === 'not') {
    collect(query.part, asked, !wanted, found)
  } else if (query.kind === 'term') {
    if (wanted) addWords(found, wordsAt(query, asked.paper, findTerm(query, asked.paper)))
  } else if (query.kind === 'fact') {
    if (wanted) addWords(found, { where: query.field, word: findFact(query, asked.known) ?? '' })
  } else {
    for (const part of query.parts) {
      if (holds(part, asked) === wanted) collect(part, asked, wanted, found)
    }
  }
}

function addWords(
  found: Map<EvidencePlace, Set<string>>,
  { where, word }: { where: EvidencePlace; word: string },
): void {
  const words = found.get(where) ?? new Set()
  words.add(word)
  found.set(where, words)
}
