/** The command that brings translations in, made of its verbs. */
import type { TranslationServices } from '../cli/translation-services.ts'
import { importTranslations } from '../editorial/translations/by-hand/import-translations.ts'
import { readTranslationJson } from '../editorial/translations/by-hand/read-translation-json.ts'
import { readTranslationText } from '../editorial/translations/by-hand/read-translation-text.ts'
import type { Db } from '../storage/database.ts'
import { readWhole } from './read-whole.ts'

export const wireTranslations = ({ db }: { db: Db }): TranslationServices => ({
  async importTranslations({ file, language, dryRun }, signal) {
    const text = await readWhole(file, signal)
    const isJson = /^\s*[[{]/.test(text)
    const read = isJson ? readTranslationJson(text) : readTranslationText(text)
    return importTranslations(db, { file: read, language, dryRun, who: 'import' })
  },
})
