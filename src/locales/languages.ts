/** Every language there is, in the order pages offer them. English first: it stands in for what is not
 * there. */
import { en } from './en.ts'
import { ja } from './ja.ts'
import { ko } from './ko.ts'
import type { Language } from './language.ts'
import { zh } from './zh.ts'

export const languages: readonly Language[] = [en, ko, zh, ja]

/** `pt-BR`, else `pt`, else English. */
export const languageOf = (locale: string): Language =>
  findLanguage(locale) ?? findLanguage(locale.split('-')[0] ?? '') ?? en

export const findLanguage = (code: string): Language | undefined =>
  languages.find((language) => language.code === code.toLowerCase())
