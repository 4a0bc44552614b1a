/** One round of translating: what is wanted next, as far as the day's budget goes. */
import { UpstreamError } from '../../lib/upstream-error.ts'
import { languages } from '../../locales/languages.ts'
import type { Db } from '../../storage/database.ts'
import { findUntranslated, type Untranslated } from './find-untranslated.ts'
import { spendBudget } from './spend-budget.ts'
import { storeTranslation } from './store-translation.ts'
import { translatePaper } from './translate-paper.ts'
import type { Translator } from './translator.ts'

export type TranslateDeps = {
  db: Db
  translator: Translator
  /** Characters a day. */
  daily: number
  /** How terms are called in a language. The taxonomy lies beside this station, so it is handed in. */
  glossaryOf(locale: string): ReadonlyArray<{ term: string; as: string }>
}

export type TranslateReport = {
  translated: number
  faulty: number
  /** Why it ended before all was done; null: nothing was left, or the round was full. */
  ended: 'budget' | 'upstream' | null
  /** What the provider said last, for the log. */
  why: string | null
}

/** Letters speak these; papers are written in English. */
const spoken = languages.map(({ code }) => code).filter((code) => code !== 'en')

/** A round leaves the lease to others after so many. */
const aRound = 40

export async function translateRound(
  deps: TranslateDeps,
  { at }: { at: Date },
  signal: AbortSignal,
): Promise<TranslateReport> {
  const report: TranslateReport = { translated: 0, faulty: 0, ended: null, why: null }
  const asked = { at, limit: aRound, locales: spoken }
  for (const paper of await findUntranslated(deps.db, asked)) {
    if (signal.aborted) return report
    const { title, abstract } = paper
    const characters = title.length + abstract.length
    if (!(await spendBudget(deps.db, { characters, daily: deps.daily }))) {
      return { ...report, ended: 'budget' }
    }
    try {
      report[await translateOne(deps, paper, signal)] += 1
    } catch (error) {
      if (!(error instanceof UpstreamError)) throw error
      return { ...report, ended: 'upstream', why: error.message }
    }
  }
  return report
}

async function translateOne(
  { db, translator, glossaryOf }: TranslateDeps,
  paper: Untranslated,
  signal: AbortSignal,
): Promise<'translated' | 'faulty'> {
  const input = { paper, to: paper.locale, glossary: glossaryOf(paper.locale) }
  const made = await translatePaper(translator, input, signal)
  await storeTranslation(db, { paper, locale: paper.locale, madeBy: translator.name, made })
  return made.kind === 'good' ? 'translated' : 'faulty'
}
