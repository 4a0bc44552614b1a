/** Writes an indexed paper as the tsvector literal of papers.search.
 * Weights: A title, B abstract, C authors, D categories (D is Postgres's default, left unwritten). */
import type { IndexedPaper } from './index-paper.ts'
import { quoteLexeme } from './quote-lexeme.ts'

/** Hand it over as a parameter and cast with `::tsvector`. */
export function toTsvector(paper: IndexedPaper): string {
  let written = ''
  for (const [lexeme, positions] of paper.entries) {
    const kind = lexeme.charAt(0)
    const fixed = kind === '#' ? '' : kind === '@' ? 'C' : null
    let before = written === '' ? '' : ' '
    before += `${quoteLexeme(lexeme)}:`
    for (const position of positions) {
      const weight = fixed ?? (position < paper.abstractFrom ? 'A' : 'B')
      written += `${before}${position}${weight}`
      before = ','
    }
  }
  return written
}
