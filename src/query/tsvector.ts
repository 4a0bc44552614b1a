/** Writes an indexed paper as the tsvector literal of papers.search.
 * Weights: A title, B abstract, C authors, D categories (D is Postgres's default, left unwritten). */
import type { IndexedPaper } from './index-paper.ts'
import { quoteLexeme } from './quote-lexeme.ts'

/** Hand it over as a parameter and cast with `::tsvector`. */
export function toTsvector(paper: IndexedPaper): string {
  const entries: string[] = []
  for (const [lexeme, positions] of paper.entries) {
    const weighted = positions.map((position) => `${position}${weightOf(lexeme, position, paper)}`)
    entries.push(`${quoteLexeme(lexeme)}:${weighted.join(',')}`)
  }
  return entries.join(' ')
}

function weightOf(lexeme: string, position: number, paper: IndexedPaper): 'A' | 'B' | 'C' | '' {
  const kind = lexeme.charAt(0)
  if (kind === '#') return ''
  if (kind === '@') return 'C'
  return position < paper.abstractFrom ? 'A' : 'B'
}
