/** What a person's translation may have lost: formulas, TeX, addresses and numbers of the original. They are
 * told and not refused, for a person may well write 6.1 times in words. Pure. */
import { missingNumber } from '../check-numbers.ts'
import { keepTerms } from '../keep-terms.ts'
import type { PaperTexts } from '../translate-paper.ts'

/** `number` is one of figures; `formula` any piece that stands as it is in every language. */
export type TranslationDoubt = {
  part: 'title' | 'abstract'
  kind: 'formula' | 'number'
  missing: string
}

export function doubtTranslation(source: PaperTexts, made: PaperTexts): TranslationDoubt[] {
  return [
    ...doubtPart('title', source.title, made.title),
    ...doubtPart('abstract', source.abstract, made.abstract),
  ]
}

const isFormula = (piece: string): boolean => /^(\$|\\|https?:)/.test(piece)
const mostTold = 8

function doubtPart(
  part: TranslationDoubt['part'],
  source: string,
  made: string,
): TranslationDoubt[] {
  const { marked, kept } = keepTerms(source)
  let left = made
  const lost: TranslationDoubt[] = []
  for (const piece of kept.filter(isFormula)) {
    if (left.includes(piece)) left = left.replace(piece, ' ')
    else lost.push({ part, kind: 'formula', missing: piece })
  }
  const words = marked.replace(/⟦\d+⟧/g, ' ')
  const number = missingNumber(words, made)
  if (number !== null) lost.push({ part, kind: 'number', missing: number })
  return lost.slice(0, mostTold)
}
