/** Whether what a provider sent may stand in for the text it was given. Pure. */
import { cleanText } from '../../lib/clean-text.ts'
import { missingNumber } from './check-numbers.ts'
import { type KeptText, type PutBack, putBack } from './keep-terms.ts'

/** Chinese says in a third of the letters what English says; beyond these something was lost or added. */
const shortest = 0.12
const longest = 4

export function checkTranslation(source: KeptText, made: string): PutBack {
  const cleaned = cleanText(made)
  if (cleaned === '') return { ok: false, fault: 'nothing came' }
  const words = withoutMarks(source.marked)
  const ratio = withoutMarks(cleaned).length / Math.max(1, words.length)
  if (words.length > 80 && ratio < shortest) return { ok: false, fault: 'most of it is missing' }
  if (words.length > 20 && ratio > longest) return { ok: false, fault: 'it is much longer' }
  const missing = missingNumber(words, withoutMarks(cleaned))
  if (missing !== null) return { ok: false, fault: `the number ${missing} is missing` }
  return putBack(cleaned, source)
}

/** Their own digits are none of the text's. */
const withoutMarks = (text: string): string => text.replace(/⟦\s*[\d０-９]+\s*⟧/g, ' ')
