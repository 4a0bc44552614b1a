/** The category that was meant by what is none. */
import { normaliseCategory } from './category.ts'

const MANY = /[,;/+|]|\band\b|\bor\b/i

/** What to write behind `cat:`: `cs_CV` and `csCV` mean cs.CV, `cs.CV,cs.LG` either. */
export function guessCategory(text: string): string | undefined {
  if (MANY.test(text)) {
    const ids = text.split(MANY).map((part) => normaliseCategory(part.trim()))
    return ids.length > 1 && ids.every((id) => id !== null) ? `(${ids.join(' OR ')})` : undefined
  }
  const [, archive, subject] = /^\W*([a-z-]+)[\s_.:-]*([A-Z]{2})\W*$/.exec(text.trim()) ?? []
  const guess = archive && subject ? `${archive}.${subject}` : text.replace(/[\s_:.]+/g, '.')
  return normaliseCategory(guess.replace(/^\.|\.$|\*$/g, '')) ?? undefined
}
