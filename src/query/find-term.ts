/** Where a term stands in a paper. */
import type { Term } from './ast.ts'
import { positionsOf, type Span, spanOf } from './entries.ts'
import type { IndexedPaper } from './index-paper.ts'
import { LAST_POSITION } from './limits.ts'
import { prefixLexemes } from './prefix.ts'
import { textOf } from './tokenise.ts'

const WORD_LENGTH = 80

/** Position of the term's first word where it first stands, the title before the abstract; 0: nowhere. */
export function findTerm(term: Term, paper: IndexedPaper): number {
  const span = spanOfWord(term, paper, 0)
  if (!span) return 0
  const from = term.field === 'abstract' ? paper.abstractFrom : 1
  const before = term.field === 'title' ? paper.abstractFrom : LAST_POSITION + 1
  for (let i = span.from; i < span.to; i += 1) {
    const position = span.list[i] as number
    if (position >= before) return 0
    if (position >= from && continues(term, paper, position)) return position
  }
  return 0
}

/** Whether the term's other words follow. Gaps keep them inside one field and one author. */
function continues(term: Term, paper: IndexedPaper, position: number): boolean {
  for (let i = 1; i < term.lexemes.length; i += 1) {
    if (!isIn(spanOfWord(term, paper, i), position + i)) return false
  }
  return true
}

function isIn(span: Span | null, position: number): boolean {
  if (!span) return false
  for (let i = span.from; i < span.to; i += 1) if (span.list[i] === position) return true
  return false
}

/** Where its n-th word stands, ascending. */
function spanOfWord(term: Term, paper: IndexedPaper, n: number): Span | null {
  const lexeme = term.lexemes[n] ?? ''
  if (!term.prefix || n < term.lexemes.length - 1) return spanOf(paper.entries, lexeme)
  const list = positionsOfPrefix(paper, prefixLexemes(term, lexeme))
  return { list, from: 0, to: list.length }
}

function positionsOfPrefix(paper: IndexedPaper, beginnings: string[]): number[] {
  const sorted = sortedLexemes(paper)
  const found = new Set<number>()
  for (const beginning of beginnings) {
    for (let at = firstFrom(sorted, beginning); sorted[at]?.startsWith(beginning); at += 1) {
      for (const position of positionsOf(paper.entries, sorted[at] as string) ?? []) {
        found.add(position)
      }
    }
  }
  return [...found].sort((a, b) => a - b)
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
