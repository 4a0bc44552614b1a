/** A note as it is kept: without what no text may hold (Postgres takes no NUL), lines ended alike. Pure. */
export const tidyNote = (markdown: string): string =>
  markdown
    .replace(/\r\n?/g, '\n')
    .replace(/[\p{Cs}\p{Noncharacter_Code_Point}]|[^\P{Cc}\n\t]/gu, '')
    .normalize('NFC')
    .trim()
