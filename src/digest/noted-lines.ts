/** News of notes as a letter shows it: the paper's title leads to the note, below it whose it is. Pure. */
import type { NamedTitle } from '../../emails/letter-props.ts'
import { cleanText } from '../lib/clean-text.ts'
import { mailTexts } from '../locales/texts.ts'
import { readableTitle } from './card.ts'
import type { Noted } from './read-noted.ts'
import { isToldTo, languageIn } from './tell-notes.ts'

export function notedLines(
  noted: readonly Noted[],
  { locale }: { locale: string },
  publicUrl: string,
): NamedTitle[] {
  const texts = mailTexts(locale).note
  return noted.map(({ noteId, title, series: name, slug, date, language, follows }) => {
    const series = cleanText(name, { max: 80 })
    return {
      title: readableTitle(title),
      url: `${publicUrl}/editions/${slug}/${date}#p${noteId}`,
      reasons: isToldTo(language, { locale, follows })
        ? texts.news(series)
        : texts.elsewhere(languageIn(language, locale), series),
    }
  })
}
