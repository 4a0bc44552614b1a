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

/** Some positions of a list, from the one at `from` to before `to`. */
export type Span = { readonly list: readonly number[]; readonly from: number; readonly to: number }

/** Without a copy: rules and stored queries ask a hundred times a paper. */
export function spanOf({ places, positions, starts }: Entries, lexeme: string): Span | null {
  const place = places.get(lexeme)
  if (place === undefined) return null
  return { list: positions, from: starts[place] as number, to: starts[place + 1] as number }
}

export function positionsOf(entries: Entries, lexeme: string): number[] | undefined {
  const place = entries.places.get(lexeme)
  if (place === undefined) return undefined
  return entries.positions.slice(entries.starts[place], entries.starts[place + 1])
}

export const firstPosition = ({ positions, starts }: Entries, place: number): number =>
  positions[starts[place] as number] as number
