/** Writes an indexed paper as the tsvector literal of papers.search, with its signposts.
 * Weights: A title, B abstract, C authors, D categories (D is Postgres's default, left unwritten). */
import type { IndexedPaper } from './index-paper.ts'
import { beginLiteral, endLiteral, writeLexeme, writePosition } from './literal.ts'
import { signpostsOf } from './signposts.ts'

/** Hand it over as a parameter and cast with `::tsvector`. */
export function toTsvector(paper: IndexedPaper): string {
  beginLiteral()
  writeWords(paper)
  for (const signpost of signpostsOf(paper)) writeLexeme(signpost)
  return endLiteral()
}

/** Without signposts: of a text that is only ever asked what `toTsquery` writes. */
export function toTsvectorOfWords(paper: IndexedPaper): string {
  beginLiteral()
  writeWords(paper)
  return endLiteral()
}

function writeWords({ entries, abstractFrom }: IndexedPaper): void {
  const { lexemes, positions, starts } = entries
  for (let place = 0; place < lexemes.length; place += 1) {
    const lexeme = lexemes[place] as string
    writeLexeme(lexeme)
    const fixed = fixedWeight(lexeme.charAt(0))
    const start = starts[place] as number
    for (let i = start; i < (starts[place + 1] as number); i += 1) {
      const position = positions[i] as number
      writePosition(position, fixed ?? (position < abstractFrom ? 'A' : 'B'), i === start)
    }
  }
}

/** Null: it depends on the place. */
function fixedWeight(kind: string): string | null {
  if (kind === '#') return ''
  return kind === '@' ? 'C' : null
}
