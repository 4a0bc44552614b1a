/** Why a paper is in a digest, as data. Frozen with the digest; put into words when shown. */

export type MatchPlace = 'title' | 'abstract' | 'authors' | 'primary' | 'cross'

export type Reason =
  | { kind: 'author'; name: string }
  | { kind: 'query'; query: string; where: MatchPlace; words: string[] }
  | { kind: 'tag'; slug: string; where: MatchPlace; words: string[] }
  | { kind: 'upvotes'; count: number }
  | { kind: 'accepted'; venue: string }
  | { kind: 'code' }
