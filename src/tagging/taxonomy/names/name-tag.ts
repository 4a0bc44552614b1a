/** Gives a tag its name in the languages whose names lie here: a file and a line for each. */
import type { TagName } from '../tag-definition.ts'
import { type LanguageTexts, withLanguages } from '../with-languages.ts'
import { jaNames } from './ja.ts'
import { zhNames } from './zh.ts'

/** By language, then slug. */
export const furtherNames: LanguageTexts = {
  ja: jaNames,
  zh: zhNames,
}

export const nameTag = (slug: string, name: TagName): TagName =>
  withLanguages(furtherNames, slug, name)
