/** A lexeme inside a tsvector or tsquery literal. */

/** Both input functions read a doubled quote and a doubled backslash as one. */
export const quoteLexeme = (lexeme: string): string =>
  `'${lexeme.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`
