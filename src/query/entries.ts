/** The lexemes of a paper and where they stand, as its tsvector has them. Kept in four plain lists, for some
 * hundred papers wait at a time, each with some 300 lexemes: a list for each of those kept the collector busy. */

export type Entries = {
  /** Each once. */
  readonly lexemes: readonly string[]
  readonly places: ReadonlyMap<string, number>
  /** Those of the n-th lexeme are from `starts[n]` to before `starts[n + 1]`, ascending. */
  readonly positions: readonly number[]
  readonly starts: readonly number[]
}

export function positionsOf(entries: Entries, lexeme: string): number[] | undefined {
  const place = entries.places.get(lexeme)
  if (place === undefined) return undefined
  return entries.positions.slice(entries.starts[place], entries.starts[place + 1])
}

export const firstPosition = ({ positions, starts }: Entries, place: number): number =>
  positions[starts[place] as number] as number
