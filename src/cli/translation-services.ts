/** What the command that brings translations in asks of the app. */
import type { TranslationsReport } from '../editorial/translations/by-hand/import-translations.ts'

export type TranslationServices = {
  importTranslations(
    input: { file: string; language: string | null; dryRun: boolean },
    signal: AbortSignal,
  ): Promise<TranslationsReport>
}
