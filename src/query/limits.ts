/** Bounds that the matcher in memory and Postgres share; both must drop the same things. */

/** Longest query, in UTF-16 units, as written and in canonical form. */
export const QUERY_LENGTH = 500
/** Words, phrases and categories of one query. */
export const QUERY_TERMS = 50
/** Levels of AND, OR and NOT inside each other once redundant parentheses are gone. */
export const QUERY_DEPTH = 10
/** Open parentheses at one place, redundant ones too: bounds the parser's recursion. */
export const QUERY_PARENTHESES = 32

/** UTF-16 units of a lexeme; Postgres allows 2,046 bytes and we need at most 4 bytes a unit. */
export const LEXEME_LENGTH = 100
/** Postgres clamps every position beyond this one onto it (MAXENTRYPOS). */
export const LAST_POSITION = 16_383
/** Postgres keeps 256 positions of a lexeme; we stop one before. */
export const POSITIONS_PER_LEXEME = 255
/** A title longer than this is not one; its rest is left out, and the abstract keeps its room. */
export const TITLE_TOKENS = 1_000
/** arXiv itself holds papers with some ten categories. */
export const CATEGORIES_PER_PAPER = 50

/** A tsvector holds 1 MiB (MAXSTRPOS); what one hostile abstract leaves over belongs to authors and, with
 * 90 kB, to the signposts of pairs. */
export const TEXT_BYTES = 650_000
export const AUTHOR_BYTES = 300_000
