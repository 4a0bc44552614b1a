/** Picks the reader's language of a localised text. */
import type { Localised } from '../storage/schema/tags.ts'

/** `pt-BR`, else `pt`, else English. */
export function inLocale(text: Localised, locale: string): string {
  const language = locale.split('-')[0] ?? 'en'
  return text[locale] ?? text[language] ?? text.en
}
