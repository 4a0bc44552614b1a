/** What a page is rendered with, beside its own data. */
import type { Language } from '../locales/language.ts'
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
