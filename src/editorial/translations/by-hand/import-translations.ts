/** Translations that exist already, brought in for papers held. A dry run says what was taken for what. */
import { cleanText } from '../../../lib/clean-text.ts'
import { languages } from '../../../locales/languages.ts'
import type { Paper } from '../../../papers/paper.ts'
import type { Db, Tx } from '../../../storage/database.ts'
import { writeAudit } from '../../audit.ts'
import { readTranslations } from '../read-translations.ts'
import { storeTranslation } from '../store-translation.ts'
import { doubtTranslation } from './doubt-translation.ts'
import { findOriginals } from './find-originals.ts'
import type { FileTranslation, TranslationFile } from './translation-file.ts'
import { longestAbstract, longestTitle, sourceLanguage } from './write-translation.ts'

export type ImportedTranslation = {
  /** Public id. */
  paper: string
  /** The original's. */
  of: string
  language: string
  title: string
  abstract: string
  lines: FileTranslation['lines']
  /** What a person should look at, in words. */
  doubts: string[]
}

export type TranslationsReport = {
  created: number
  updated: number
  unchanged: number
  skipped: Array<{ row: number; why: string }>
  translations: ImportedTranslation[]
}

class DryRun extends Error {}

type Input = {
  file: TranslationFile
  /** Of those that do not tell; null: only what the letters say. */
  language: string | null
  dryRun: boolean
  who: string
}

export async function importTranslations(db: Db, input: Input): Promise<TranslationsReport> {
  const { file, dryRun } = input
  const skipped = file.skipped.map(({ line, why }) => ({ row: line, why }))
  const report: TranslationsReport = {
    ...{ created: 0, updated: 0, unchanged: 0, skipped, translations: [] },
  }
  try {
    await db.transaction(async (tx) => {
      const originals = await findOriginals(tx, file.translations)
      for (const [at, given] of file.translations.entries()) {
        await takeOne(tx, { ...input, given, paper: originals[at] ?? null }, report)
      }
      if (dryRun) throw new DryRun()
    })
  } catch (error) {
    if (!(error instanceof DryRun)) throw error
  }
  return report
}

type One = Input & { given: FileTranslation; paper: Paper | null }

async function takeOne(tx: Tx, one: One, report: TranslationsReport): Promise<void> {
  const { given, paper } = one
  const row = given.lines.translation ?? 1
  const locale = given.language ?? one.language
  const why = whyNot(given, paper, locale)
  if (why !== null || paper === null || locale === null) {
    report.skipped.push({ row, why: why ?? 'it cannot be taken' })
    return
  }
  const made = {
    title: cleanText(given.title) || paper.title,
    abstract: cleanText(given.abstract) || paper.abstract,
  }
  const doubts = [
    ...(given.title === '' ? ['no title in that language: the original title stays'] : []),
    ...(given.abstract === '' ? ['no abstract in that language: the original abstract stays'] : []),
    ...doubtTranslation(paper, made).map(
      ({ part, kind, missing }) => `${part}: the ${kind} ${missing} is missing`,
    ),
  ]
  const { title, abstract } = made
  const told = { paper: paper.publicId, of: paper.title, language: locale, title, abstract }
  report.translations.push({ ...told, lines: given.lines, doubts })
  report[await keep(tx, { paper, locale, made, who: one.who })] += 1
}

/** Null: it can be taken. */
function whyNot(given: FileTranslation, paper: Paper | null, locale: string | null): string | null {
  if (paper === null) return 'no paper held has that id, abstract, or title and author'
  if (locale === null) return 'its language is not told; give --language'
  if (locale === sourceLanguage) return 'papers are in English already'
  if (!languages.some(({ code }) => code === locale)) return `the language ${locale} is not known`
  const isLong = given.title.length > longestTitle || given.abstract.length > longestAbstract
  return isLong ? 'it is too long' : null
}

type Kept = { paper: Paper; locale: string; made: { title: string; abstract: string }; who: string }

/** What an editor wrote at the desk since gives way only to the desk. */
async function keep(tx: Tx, { paper, locale, made, who }: Kept) {
  const [held] = await readTranslations(tx, { paper, locale })
  const isSame = held?.title === made.title && held.abstract === made.abstract && !held.isOld
  if (isSame || held?.madeBy === 'editor') return 'unchanged' as const
  await storeTranslation(tx, { paper, locale, madeBy: 'import', made: { kind: 'good', ...made } })
  const what = paper.publicId
  await writeAudit(tx, { who, act: 'translation-imported', what, detail: { locale } })
  return held ? ('updated' as const) : ('created' as const)
}
