/** A lexeme inside a tsvector or tsquery literal. */

/** Most words need nothing. */
const special = /['\\]/

/** Both input functions read a doubled quote and a doubled backslash as one. */
export const quoteLexeme = (lexeme: string): string =>
  special.test(lexeme)
    ? `'${lexeme.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`
    : `'${lexeme}'`
