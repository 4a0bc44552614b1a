/** Lexemes of papers.search that tell where its words stand: which stems are in the title, and which pairs stand
 * side by side. With them the index alone answers `ti:` and nearly all of a phrase; without, each paper with
 * those words anywhere is looked into, 30 us each. Words that name nothing have none: to write them costs every
 * paper, to look costs the few who ask. Never looked up by the matcher, which has the positions. */
import { firstPosition } from './entries.ts'
import { fnvHash } from './fnv-hash.ts'
import type { IndexedPaper, IndexedWords } from './index-paper.ts'
import { wordForms } from './lexemes.ts'
import { LEXEME_LENGTH } from './limits.ts'

type Place = 'anywhere' | 'title'

/** No word begins with it, and no lexeme of another kind. */
const titleKind = '^'

/** Pairs share 2^13 lexemes: of 100,000 papers 1,300 have another pair's, some 40 of them with both words. With
 * 2^18 the index took a third longer to write. The longest abstract has room for all of its own (MAXSTRPOS). */
const buckets = 2 ** 13

/** A title has the stem. Null: it names nothing. */
export const titleSignpost = (stem: string): string | null =>
  namelessStems.has(stem) ? null : titleKind + stem

/** Of two stems side by side; papers that have others may share it. Null: one of them names nothing. */
export function pairSignpost(one: string, other: string, place: Place): string | null {
  if (namelessStems.has(one) || namelessStems.has(other)) return null
  return pairOf(one, other, place)
}

const pairOf = (one: string, other: string, place: Place): string =>
  pairs[place][fnvHash(other, fnvHash(' ', fnvHash(one))) & (buckets - 1)] as string

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const digit = (bits: number): string => digits.charAt(bits & 63)

const pairsOfKind = (kind: string): string[] =>
  Array.from(
    { length: buckets },
    (_, bucket) => kind + digit(bucket >> 12) + digit(bucket >> 6) + digit(bucket),
  )
const pairs: Record<Place, string[]> = { anywhere: pairsOfKind('^^'), title: pairsOfKind('^/') }

/** The stem of what a query looks up; null: it cannot be told. */
export function stemOf(lexeme: string): string | null {
  if (lexeme.length >= LEXEME_LENGTH) return null
  return lexeme.startsWith('=') ? wordForms(lexeme.slice(1)).stem : lexeme
}

export function signpostsOf(paper: IndexedPaper): Set<string> {
  const found = new Set<string>()
  for (const stem of paper.title.stems) {
    // Of a title without end not all words are kept.
    const place = paper.entries.places.get(stem)
    if (place === undefined || firstPosition(paper.entries, place) >= paper.abstractFrom) continue
    addNamed(found, titleSignpost(stem))
  }
  addPairs(found, paper.title, ['anywhere', 'title'])
  addPairs(found, paper.abstract, ['anywhere'])
  return found
}

function addPairs(found: Set<string>, { stems }: IndexedWords, places: Place[]): void {
  let before: string | null = null
  for (const stem of stems) {
    const named: string | null = namelessStems.has(stem) ? null : stem
    if (before !== null && named !== null) {
      for (const place of places) found.add(pairOf(before, named, place))
    }
    before = named
  }
}

function addNamed(found: Set<string>, signpost: string | null): void {
  if (signpost !== null) found.add(signpost)
}

/** Stems that abstracts are full of and titles seldom hold: nearly half of all pairs have one. Not those of
 * "large language", "zero shot" or "real time", nor of "learning from noise". */
const namelessStems = new Set(
  `a about achiev address all also an and any are as at be becom been both but by can com consist
  demonstr do each enabl establish even exist fail for furthermor further github has have how howev
  https identifi in includ increas introduc is it its make may more most need no not of offer often
  on onli or other our paper produc propos provid rather recent reli remain requir reveal same sever
  show signific specif substanti such suggest support than that the their them then there these they
  this those thus to typic up use was we well were when where which while who will with yet yield`
    .trim()
    .split(/\s+/),
)
