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
  const choked: Choked[] = []
  const asked = { at, limit: aRound, locales: spoken }
  for (const paper of await findUntranslated(deps.db, asked)) {
    if (signal.aborted) break
    const characters = paper.title.length + paper.abstract.length
    if (!(await spendBudget(deps.db, { characters, daily: deps.daily }))) {
      report.ended = 'budget'
      break
    }
    const error = await tryOne(deps, { paper, report, choked }, signal)
    if (error === null) continue
    const upstream = { ...report, ended: 'upstream', why: error.message } as const
    if (!isOfThePaper(error)) return upstream
    choked.push({ paper, fault: error.message })
    if (choked.length > mostInARow) return upstream
  }
  const last = choked.at(-1)
  if (last === undefined) return report
  // Of those left over from rounds that others were answered in, it is known whose fault it is.
  const isKnown = choked.every(({ paper }) => paper.hasFailed)
  const isDown = report.translated + report.faulty === 0 && !isKnown
  if (isDown) return { ...report, ended: 'upstream', why: last.fault }
  report.faulty += await keepFaults(deps, choked)
  return report
}

type One = { paper: Untranslated; report: TranslateReport; choked: Choked[] }

/** Null: an answer came, so what was choked on before it was the papers' fault. */
async function tryOne(
  deps: TranslateDeps,
  { paper, report, choked }: One,
  signal: AbortSignal,
): Promise<UpstreamError | null> {
  try {
    report[await translateOne(deps, paper, signal)] += 1
  } catch (error) {
    if (error instanceof UpstreamError) return error
    throw error
  }
  report.faulty += await keepFaults(deps, choked.splice(0))
  return null
}

type Choked = { paper: Untranslated; fault: string }

/** A translator that answers others in between is in order: what it chokes on is the paper. */
const mostInARow = 4

/** Something in the text, not the key, the address or the hour. */
const isOfThePaper = ({ reason, status }: UpstreamError): boolean =>
  reason === 'unreadable' || (reason === 'refused' && [400, 413, 422].includes(status ?? 0))

async function keepFaults({ db, translator }: TranslateDeps, choked: Choked[]): Promise<number> {
  for (const { paper, fault } of choked) {
    const made = { kind: 'faulty', fault } as const
    await storeTranslation(db, { paper, locale: paper.locale, madeBy: translator.name, made })
  }
  return choked.length
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
