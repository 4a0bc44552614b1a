/** The words of a text that its meaning is told by: stems, as the query language cuts them. */
import { texToText } from '../lib/tex.ts'
import { wordForms } from '../query/lexemes.ts'
import { tokenise } from '../query/tokenise.ts'

export type TermCounts = Map<string, number>

/** Longer texts say no more about their subject, and anybody may paste one. */
export const termsRead = 2_000
/** Numbers and single letters stand for something else in every paper. */
const telling =
  /^\p{L}[\p{L}\p{M}\p{N}+#]+|^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u
/** A title is chosen with care: a word there counts as often as this. */
const titleWeight = 2

export function countTerms(text: { title?: string; body: string }): TermCounts {
  const counts: TermCounts = new Map()
  if (text.title) add(counts, text.title, titleWeight)
  add(counts, text.body, 1)
  return counts
}

function add(counts: TermCounts, text: string, weight: number): void {
  for (const { raw } of tokenise(texToText(text), termsRead).tokens) {
    const { stem } = wordForms(raw)
    if (telling.test(stem)) counts.set(stem, (counts.get(stem) ?? 0) + weight)
  }
}
