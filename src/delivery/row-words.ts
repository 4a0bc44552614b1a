/** Words from outside as a row can keep them: Postgres takes no NUL, and no half of a character within JSON,
 * which may come in and which cutting leaves. */
export const rowWords = (text: string, longest = 500): string =>
  text
    .slice(0, longest)
    .replaceAll('\0', '')
    .replace(/\p{Cs}+/gu, '')
