/** What is indexed of a word, an author and a category. The first character is the kind: stems have
 * none, since a word never begins with one of `= @ # ~`. */
import stemEnglish from 'wink-porter2-stemmer'
import { boundedMemo } from './bounded-memo.ts'
import { normaliseCategory } from './category.ts'
import { foldAccents, foldCase } from './fold.ts'
import { LEXEME_LENGTH } from './limits.ts'

export type WordForms = {
  /** Caseless, without accents: how a canonical query writes it. */
  word: string
  /** `caption` for captions, captioned, captioning. */
  stem: string
  /** `=CLIP`: case and ending as written. */
  exact: string
  /** `~captions` of Captions: where neither the stem nor the word as written is the word itself; else null. */
  whole: string | null
}

/** Longer words have no inflection worth finding, and the stemmer's patterns are not linear. */
const STEMMED_LENGTH = 40
const ENGLISH_WORD = /^[a-z]+$/

/** About 4 us a word without the memory; 16,384 short words cover 98 % of what abstracts hold. */
const memo = boundedMemo(16_384, computeForms)

/** `raw` is one token of the tokeniser. */
export const wordForms = (raw: string): WordForms =>
  raw.length <= STEMMED_LENGTH ? memo(raw) : computeForms(raw)

function computeForms(raw: string): WordForms {
  const word = cut(foldCase(raw))
  const stemmed = word.length <= STEMMED_LENGTH && ENGLISH_WORD.test(word)
  const stem = stemmed ? stemEnglish(word) : word
  const exact = exactLexeme(cut(foldAccents(raw)))
  const isThere = word === stem || exact === exactLexeme(word)
  return { word, stem, exact, whole: isThere ? null : wordLexeme(word) }
}

/** Never through the middle of a character, and never ending in the point of a number. */
function cut(word: string): string {
  if (word.length <= LEXEME_LENGTH) return word
  return word
    .slice(0, LEXEME_LENGTH)
    .replace(/[\ud800-\udbff]$/, '')
    .replace(/\.$/, '')
}

/** `@radford`: caseless and unstemmed. Names are many and seldom come again: remembered among the words
 * of texts they drove those out, and each was stemmed in vain. */
export const authorLexeme = (raw: string): string => `@${cut(foldCase(raw))}`

/** `=CLIP`: case and ending as written. */
export const exactLexeme = (word: string): string => `=${word}`

/** `~captions`, for words that go on. */
export const wordLexeme = (word: string): string => `~${word}`

export const categoryLexeme = (category: string): string => `#${category}`

/** The category and its whole archive: `#cs.CV` and `#cs`; nothing for what is no category. */
export function categoryLexemes(category: string): string[] {
  const id = normaliseCategory(category)
  if (id === null) return []
  const archive = id.split('.')[0] ?? id
  return archive === id ? [categoryLexeme(id)] : [categoryLexeme(id), categoryLexeme(archive)]
}
