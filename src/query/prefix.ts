/** A star at the end of a word: `diffus*` finds every word that begins so. */
import type { Term } from './ast.ts'
import { exactLexeme, wordLexeme } from './lexemes.ts'

/** Letters before the star. */
export const SHORTEST_PREFIX = 3

/** Neither `A*` nor `C*-algebra`, where the star belongs to a name. */
const PREFIX =
  /(?:\p{L}|\p{N})[\p{M}\p{Cf}]*(?:\p{L}|\p{N})[\p{M}\p{Cf}]*(?:\p{L}|\p{N})[\p{M}\p{Cf}]*\*\s*$/u
const SHORT = /(?:^|[^\p{L}\p{N}])(?:\p{L}|\p{N}){2}\*\s*$/u

/** Also as full-width keyboards type it. Most words have none, and a rule is read a thousand times. */
const hasStar = (text: string): boolean => text.includes('*') || text.includes('＊')

export const isPrefix = (text: string): boolean =>
  hasStar(text) && PREFIX.test(text.normalize('NFKC'))

/** Two letters and a star would find nearly everything. */
export const isShortPrefix = (text: string): boolean =>
  hasStar(text) && SHORT.test(text.normalize('NFKC'))

/** What the lexemes of its words begin with: a word stands there whole as its own stem, as it is written in
 * small letters, or as a lexeme of its own. */
export const prefixLexemes = ({ field, exact }: Term, lexeme: string): string[] =>
  exact || field === 'authors' ? [lexeme] : [lexeme, exactLexeme(lexeme), wordLexeme(lexeme)]
