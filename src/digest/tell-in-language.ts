/** Papers told in their readers' language, as each of them wants it: translated, or beside the original.
 * Read once for all letters of a batch; nothing is asked for readers of originals. */
import {
  readFreshTranslations,
  type Translation,
} from '../editorial/translations/read-translations.ts'
import { languageOf } from '../locales/languages.ts'
import type { Paper } from '../papers/paper.ts'
import type { Executor } from '../storage/database.ts'
import type { TranslationChoice } from '../storage/schema/subscribers.ts'
import type { ContentPick } from './read-digest-contents.ts'

export type Listener = { locale: string; translation: TranslationChoice }
export type Translations = ReadonlyMap<string, ReadonlyMap<number, Translation>>

type Heard = { reader: Listener; contents: readonly ContentPick[] }

/** By language, then by row id of the paper. */
export async function readTranslationsFor(db: Executor, heard: Heard[]): Promise<Translations> {
  const wanted = new Map<string, Map<number, Paper>>()
  for (const { reader, contents } of heard) {
    const language = languageAsked(reader)
    if (language === null) continue
    const papers = wanted.get(language) ?? new Map<number, Paper>()
    for (const { paper } of contents) papers.set(paper.id, paper)
    wanted.set(language, papers)
  }
  const found = new Map<string, ReadonlyMap<number, Translation>>()
  for (const [locale, papers] of wanted) {
    found.set(locale, await readFreshTranslations(db, { papers: [...papers.values()], locale }))
  }
  return found
}

/** The picks as this reader is told them; those without a translation as they are written. */
export function tellInLanguage(
  contents: ContentPick[],
  reader: Listener,
  translations: Translations,
): ContentPick[] {
  const language = languageAsked(reader)
  const own = language === null ? undefined : translations.get(language)
  if (own === undefined || own.size === 0) return contents
  const keepsOriginal = reader.translation === 'both'
  return contents.map((pick) => {
    const found = own.get(pick.paper.id)
    if (found === undefined) return pick
    const { title, abstract } = found
    return { ...pick, told: { title, abstract, keepsOriginal } }
  })
}

/** Null: originals are what they want, or what their language is. */
function languageAsked({ locale, translation }: Listener): string | null {
  if (translation === 'original') return null
  const { code: language } = languageOf(locale)
  return language === 'en' ? null : language
}
