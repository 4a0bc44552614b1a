/** Decides in memory whether a paper matches a query, and says by which words. Agrees with
 * `papers.search @@ toTsquery(query)` on every paper. */
import type { Query, Term } from './ast.ts'
import type { IndexedPaper } from './index-paper.ts'
import { LAST_POSITION } from './limits.ts'

type EvidencePlace = 'title' | 'abstract' | 'authors' | 'category'

/** Words as they stand in the paper; an author's whole name. */
type Evidence = { where: EvidencePlace; words: string[] }

/** Best place first; never empty. */
export type QueryMatch = { evidence: Evidence[] }

const PLACES: readonly EvidencePlace[] = ['title', 'abstract', 'authors', 'category']
/** Evidence is read at a glance. */
const WORDS_A_PLACE = 3
const WORD_LENGTH = 80

/** Null: it does not match. */
export function matchQuery(query: Query, paper: IndexedPaper): QueryMatch | null {
  if (!holds(query, paper)) return null
  const found = new Map<EvidencePlace, Set<string>>()
  collect(query, paper, true, found)
  const evidence: Evidence[] = []
  for (const where of PLACES) {
    const words = found.get(where)
    if (words) evidence.push({ where, words: [...words].slice(0, WORDS_A_PLACE) })
  }
  return { evidence }
}

function holds(query: Query, paper: IndexedPaper): boolean {
  switch (query.kind) {
    case 'term':
      return findTerm(query, paper) !== 0
    case 'not':
      return !holds(query.part, paper)
    case 'and':
      return query.parts.every((part) => holds(part, paper))
    case 'or':
      return query.parts.some((part) => holds(part, paper))
  }
}

/** Position of the term's first word where it first stands, the title before the abstract; 0: nowhere. */
function findTerm(term: Term, paper: IndexedPaper): number {
  const first = term.lexemes[0]
  const positions = first === undefined ? undefined : paper.entries.get(first)
  if (!positions) return 0
  const from = term.field === 'abstract' ? paper.abstractFrom : 1
  const before = term.field === 'title' ? paper.abstractFrom : LAST_POSITION + 1
  for (const position of positions) {
    if (position >= before) return 0
    if (position >= from && continues(term, paper, position)) return position
  }
  return 0
}

/** Whether the term's other words follow. Gaps keep them inside one field and one author. */
function continues(term: Term, paper: IndexedPaper, position: number): boolean {
  for (let i = 1; i < term.lexemes.length; i += 1) {
    const positions = paper.entries.get(term.lexemes[i] ?? '')
    if (!positions?.includes(position + i)) return false
  }
  return true
}

/** Adds the words of all terms that made `query` come out as `wanted`. */
function collect(
  query: Query,
  paper: IndexedPaper,
  wanted: boolean,
  found: Map<EvidencePlace, Set<string>>,
): void {
  if (query.kind === 'not') {
    collect(query.part, paper, !wanted, found)
  } else if (query.kind === 'term') {
    if (wanted) addEvidence(query, paper, found)
  } else {
    for (const part of query.parts) {
      if (holds(part, paper) === wanted) collect(part, paper, wanted, found)
    }
  }
}

function addEvidence(
  term: Term,
  paper: IndexedPaper,
  found: Map<EvidencePlace, Set<string>>,
): void {
  const { where, word } = readEvidence(term, paper, findTerm(term, paper))
  const words = found.get(where) ?? new Set()
  words.add(word)
  found.set(where, words)
}

function readEvidence(
  term: Term,
  paper: IndexedPaper,
  position: number,
): { where: EvidencePlace; word: string } {
  if (term.field === 'category') {
    return { where: 'category', word: paper.categories[position - 1] ?? '' }
  }
  if (term.field === 'authors') {
    const next = paper.authorFrom.findIndex((from) => from > position)
    const index = (next === -1 ? paper.authorFrom.length : next) - 1
    return { where: 'authors', word: shorten(paper.authors[index] ?? '') }
  }
  const where = position < paper.abstractFrom ? 'title' : 'abstract'
  const { text, tokens } = paper[where]
  const at = position - (where === 'title' ? 1 : paper.abstractFrom)
  const start = tokens[at]?.start ?? 0
  const end = tokens[at + term.lexemes.length - 1]?.end ?? start
  return { where, word: shorten(text.slice(start, end)) }
}

function shorten(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim()
  if (line.length <= WORD_LENGTH) return line
  return `${line.slice(0, WORD_LENGTH - 1).replace(/[\ud800-\udbff]$/, '')}…`
}
