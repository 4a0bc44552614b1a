/** The subject: the top paper's title and how many more; of a weekly digest its topics; of a welcome
 * that has no papers yet, that. Pure. */
import { cutText } from '../lib/cut-text.ts'
import type { MailTexts } from '../locales/texts.ts'
import type { Tally } from './tally.ts'

/** Phones show about 40 characters, desktops 70. */
const titleRoom = 60
const topicsNamed = 3

export function digestSubject(input: {
  rhythm: 'daily' | 'weekdays' | 'weekly'
  /** Of the cards, first one first; readable. */
  titles: string[]
  tally: Tally
  texts: MailTexts
}): string {
  const { texts, titles, tally } = input
  if (titles.length === 0) return texts.digest.emptySubject
  if (input.rhythm === 'weekly') {
    const topics = tally.slice(0, topicsNamed).map(({ name }) => name)
    return texts.digest.weekSubject(titles.length, topics.join(', '))
  }
  return texts.digest.subject(cutText(titles[0] ?? '', titleRoom), Math.max(0, titles.length - 1))
}
