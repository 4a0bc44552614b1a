/** Lexemes of papers.search that tell where its words stand: which are in the title, and which pairs stand side
 * by side. With them the index alone answers `ti:` and nearly all of a phrase; without, each paper with those
 * words anywhere is looked into, 30 us each. Never looked up by the matcher, which has the positions. */
import type { IndexedPaper } from './index-paper.ts'
import { wordForms } from './lexemes.ts'
import { LEXEME_LENGTH } from './limits.ts'
import type { Tokenised } from './tokenise.ts'

type Place = 'anywhere' | 'title'

/** No word begins with it, and no lexeme of another kind. */
const kind = '^'
const pairKinds: Record<Place, string> = { anywhere: '^^', title: '^/' }

/** Pairs share 2^13 lexemes: of 100,000 papers 1,300 have another pair's, some 40 of them with both words. With
 * 2^18 the index took a third longer to write. The longest abstract has room for all of its own (MAXSTRPOS). */
const buckets = 2 ** 13

/** Exact: a title has the word, as `lexeme` tells it. */
export const titleSignpost = (lexeme: string): string => kind + lexeme

/** Of two stems side by side; papers that have others may share it. Null: such pairs have none. */
export function pairSignpost(one: string, other: string, place: Place): string | null {
  if (functionWords.has(one) || functionWords.has(other)) return null
  const bucket = hashOf(`${one} ${other}`) % buckets
  return pairKinds[place] + digit(bucket >> 12) + digit(bucket >> 6) + digit(bucket)
}

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const digit = (bits: number): string => digits.charAt(bits & 63)

/** What a lexeme of a query is to `pairSignpost`; null: it cannot be told. */
export function stemOf(lexeme: string): string | null {
  if (lexeme.length >= LEXEME_LENGTH) return null
  return lexeme.startsWith('=') ? wordForms(lexeme.slice(1)).stem : lexeme
}

export function signpostsOf(paper: IndexedPaper): Set<string> {
  const found = new Set<string>()
  for (const [lexeme, positions] of paper.entries) {
    if (lexeme.startsWith('#') || lexeme.startsWith('@')) continue
    if ((positions[0] as number) < paper.abstractFrom) found.add(titleSignpost(lexeme))
  }
  addPairs(found, paper.title, ['anywhere', 'title'])
  addPairs(found, paper.abstract, ['anywhere'])
  return found
}

function addPairs(found: Set<string>, { tokens }: Tokenised, places: Place[]): void {
  let before: string | null = null
  for (const { raw } of tokens) {
    const { stem } = wordForms(raw)
    for (const place of before === null ? [] : places) {
      const signpost = pairSignpost(before as string, stem, place)
      if (signpost !== null) found.add(signpost)
    }
    before = stem
  }
}

/** FNV-1a over UTF-16 units (draft-eastlake-fnv), 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  }
  return hash >>> 0
}

/** Stems that half of all papers have and no name of a thing has: a third of all pairs have one. */
const functionWords = new Set(
  `a about also an and any are as at be been both but by can do each for has have how howev in is it
  its may of on or other our show such than that the their them then there these they this those
  thus to was we well were when where which while who will with`
    .trim()
    .split(/\s+/),
)
