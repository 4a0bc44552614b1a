/** Titles and abstracts are English whatever the letter is in: a voice and a speller must know. */
import { direction, mailLanguage } from '../../src/locales/texts.ts'

export function inEnglish(locale: string): { lang?: 'en'; dir?: 'ltr' } {
  if (mailLanguage(locale) === 'en') return {}
  return direction(locale) === 'rtl' ? { lang: 'en', dir: 'ltr' } : { lang: 'en' }
}
