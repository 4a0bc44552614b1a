/** The line after the subject in a list of mails: counts per tag, from how many announced. Pure. */
import type { MailTexts } from '../locales/texts.ts'
import type { Tally } from './tally.ts'

const tagsNamed = 4

export function preheader(input: { tally: Tally; announced: number; texts: MailTexts }): string {
  const { digest } = input.texts
  const counts = input.tally
    .slice(0, tagsNamed)
    .map(({ name, papers }) => digest.tally(name, papers))
    .join(', ')
  return digest.preheader(counts, input.announced)
}
