/** What a batch keeps of its letters until it is settled: a JSON list of what each was frozen as, in
 * their order. */

export const frozenText = (letters: ReadonlyArray<{ frozen: unknown }>): string =>
  JSON.stringify(letters.map(({ frozen }) => frozen ?? null))

/** Null: a settled batch, of which nothing is kept. */
export const readFrozen = (text: string | null): unknown[] =>
  text === null ? [] : (JSON.parse(text) as unknown[])
