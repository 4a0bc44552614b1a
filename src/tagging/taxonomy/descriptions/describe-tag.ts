/** Gives a tag its line in the languages whose lines lie here: a file and a line for each. */
import type { TagDescription } from '../tag-definition.ts'
import { type LanguageTexts, withLanguages } from '../with-languages.ts'
import { jaDescriptions } from './ja.ts'
import { zhDescriptions } from './zh.ts'

/** By language, then slug. */
export const furtherDescriptions: LanguageTexts = {
  ja: jaDescriptions,
  zh: zhDescriptions,
}

export const describeTag = (slug: string, description: TagDescription): TagDescription =>
  withLanguages(furtherDescriptions, slug, description)
