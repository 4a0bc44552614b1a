/** The pages of the service are in English, as alarms are: with their frame, or half of a page would be said
 * to be in a language that it is not in. */
import { languageOf } from '../../locales/languages.ts'
import type { PageContext } from '../page-context.ts'

export function inEnglish(page: PageContext): PageContext {
  const { web: words, code: locale, tag } = languageOf('en')
  return { ...page, words, locale, tag }
}
