/** Why a paper is in a digest, as data. Frozen with the digest; put into words when shown. */

/** `record`: not in its own words, but a tag, an organisation, a source or a day; `likely`: a tag guessed
 * by statistics; `faint`: one guessed below the floor. */
export type MatchPlace =
  | 'title'
  | 'abstract'
  | 'authors'
  | 'primary'
  | 'cross'
  | 'record'
  | GuessPlace
export type GuessPlace = 'likely' | 'faint'

/** People, each of whom can say so once. */
export type Noticed = { upvotes: number; saves: number }

export type Reason =
  | { kind: 'author'; name: string }
  | { kind: 'query'; query: string; where: MatchPlace; words: string[] }
  | { kind: 'tag'; slug: string; where: MatchPlace; words: string[]; noticed?: Noticed }
  | { kind: 'upvotes'; count: number }
  | { kind: 'accepted'; venue: string }
  | { kind: 'code' }
