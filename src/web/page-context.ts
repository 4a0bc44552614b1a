/** What a page is rendered with, beside its own data. */
import type { WebText } from '../locales/en/web.ts'
import type { Site } from './site.ts'

export type PageContext = {
  site: Site
  words: WebText
  locale: string
}
