/** Where a term stands in a paper. */
import type { Term } from './ast.ts'
import { positionsOf } from './entries.ts'
import type { IndexedPaper } from './index-paper.ts'
import { LAST_POSITION } from './limits.ts'
import { prefixLexemes } from './prefix.ts'
import { textOf } from './tokenise.ts'

const WORD_LENGTH = 80

/** Position of the term's first word where it first stands, the title before the abstract; 0: nowhere. */
export function findTerm(term: Term, paper: IndexedPaper): number {
  const positions = positionsOfWord(term, paper, 0)
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
    if (!positionsOfWord(term, paper, i)?.includes(position + i)) return false
  }
  return true
}

/** Of its n-th word, ascending. */
function positionsOfWord(
  term: Term,
  paper: IndexedPaper,
  n: number,
): readonly number[] | undefined {
  const lexeme = term.lexemes[n] ?? ''
  if (!term.prefix || n < term.lexemes.length - 1) return positionsOf(paper.entries, lexeme)
  return positionsOfPrefix(paper, prefixLexemes(term, lexeme))
}

function positionsOfPrefix(paper: IndexedPaper, beginnings: string[]): number[] | undefined {
  const sorted = sortedLexemes(paper)
  const found = new Set<number>()
  for (const beginning of beginnings) {
    for (let at = firstFrom(sorted, beginning); sorted[at]?.startsWith(beginning); at += 1) {
      for (const position of positionsOf(paper.entries, sorted[at] as string) ?? []) {
        found.add(position)
      }
    }
  }
  return found.size === 0 ? undefined : [...found].sort((a, b) => a - b)
}

const sortedBy = new WeakMap<IndexedPaper, string[]>()

/** By code units, once for all queries. */
function sortedLexemes(paper: IndexedPaper): string[] {
  const known = sortedBy.get(paper)
  if (known) return known
  const sorted = [...paper.entries.lexemes].sort()
  sortedBy.set(paper, sorted)
  return sorted
}

/** The place of the first that does not stand before `lexeme`. */
function firstFrom(sorted: string[], lexeme: string): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] as string) < lexeme) low = middle + 1
    else high = middle
  }
  return low
}

type Place = 'title' | 'abstract' | 'authors' | 'category'

/** The words at the position that `findTerm` answered, as they stand in the paper. */
export function wordsAt(
  term: Term,
  paper: IndexedPaper,
  position: number,
): { where: Place; word: string } {
  if (term.field === 'category') {
    return { where: 'category', word: paper.categories[position - 1] ?? '' }
  }
  if (term.field === 'authors') {
    const next = paper.authorFrom.findIndex((from) => from > position)
    const index = (next === -1 ? paper.authorFrom.length : next) - 1
    return { where: 'authors', word: shorten(paper.authors[index] ?? '') }
  }
  const where = position < paper.abstractFrom ? 'title' : 'abstract'
  const at = position - (where === 'title' ? 1 : paper.abstractFrom)
  return { where, word: shorten(textOf(paper[where], at, term.lexemes.length)) }
}

function shorten(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim()
  if (line.length <= WORD_LENGTH) return line
  return `${line.slice(0, WORD_LENGTH - 1).replace(/[\ud800-\udbff]$/, '')}…`
}
