/** What a page is rendered with, beside its own data. */
import type { Language } from '../locales/language.ts'
import { languageOf } from '../locales/languages.ts'
import type { Site } from './site.ts'

export type PageContext = {
  site: Site
  words: Language['web']
  /** The language's code. */
  locale: string
  /** What `lang` says. */
  tag: string
  /** Path and query of this page, to be asked for in another language; null for what was posted. */
  here: string | null
}

/** For what goes to one reader and is fetched by a machine, whose language says nothing. */
export function inLanguage(page: PageContext, code: string): PageContext {
  const { web: words, code: locale, tag } = languageOf(code)
  return { ...page, words, locale, tag }
}
