/** Writes an indexed paper as the tsvector literal of papers.search, with its signposts.
 * Weights: A title, B abstract, C authors, D categories (D is Postgres's default, left unwritten). */
import type { IndexedPaper } from './index-paper.ts'
import { quoteLexeme } from './quote-lexeme.ts'
import { signpostsOf } from './signposts.ts'

/** Hand it over as a parameter and cast with `::tsvector`. */
export function toTsvector(paper: IndexedPaper): string {
  const written = wordsOf(paper)
  for (const signpost of signpostsOf(paper)) written.push(quoteLexeme(signpost))
  // Joined at once: a text that grows by pieces keeps each of them until somebody reads it.
  return written.join(' ')
}

/** Without signposts: of a text that is only ever asked what `toTsquery` writes. */
export const toTsvectorOfWords = (paper: IndexedPaper): string => wordsOf(paper).join(' ')

function wordsOf(paper: IndexedPaper): string[] {
  const written: string[] = []
  for (const [lexeme, positions] of paper.entries) {
    const kind = lexeme.charAt(0)
    const fixed = kind === '#' ? '' : kind === '@' ? 'C' : null
    const weighed = positions.map(
      (position) => `${position}${fixed ?? (position < paper.abstractFrom ? 'A' : 'B')}`,
    )
    written.push(`${quoteLexeme(lexeme)}:${weighed.join(',')}`)
  }
  return written
}
