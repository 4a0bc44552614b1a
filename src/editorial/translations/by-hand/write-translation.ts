/** An editor translates a paper: it stays until a person writes another. What may have been lost is asked
 * about once; whoever insists is believed. */
import { eq } from 'drizzle-orm'
import { PaperboyError } from '../../../errors.ts'
import { cleanText } from '../../../lib/clean-text.ts'
import { languages } from '../../../locales/languages.ts'
import { deskFaults } from '../../../locales/spoken.ts'
import type { Db } from '../../../storage/database.ts'
import { papers } from '../../../storage/schema/papers.ts'
import { writeAudit } from '../../audit.ts'
import type { Editor } from '../../editor.ts'
import { storeTranslation } from '../store-translation.ts'
import { doubtTranslation, type TranslationDoubt } from './doubt-translation.ts'

/** In UTF-16 units. */
export const longestTitle = 1_000
export const longestAbstract = 20_000
/** What papers are written in. */
export const sourceLanguage = 'en'

export type WrittenTranslation =
  | { outcome: 'saved' }
  /** Nothing was kept. */
  | { outcome: 'doubtful'; doubts: TranslationDoubt[] }

type Input = {
  by: Editor
  paperId: number
  locale: string
  title: string
  abstract: string
  insists: boolean
}

/** Throws `not-found` for a paper that is not held, `bad-input` for what is no translation of it. */
export async function writeTranslation(db: Db, input: Input): Promise<WrittenTranslation> {
  const [paper] = await db.select().from(papers).where(eq(papers.id, input.paperId))
  if (!paper) throw new PaperboyError('not-found', deskFaults.noPaperHeld)
  const locale = languageIn(input.locale)
  const made = { title: cleanText(input.title), abstract: cleanText(input.abstract) }
  if (made.title === '' || (made.abstract === '' && paper.abstract !== '')) {
    throw new PaperboyError('bad-input', deskFaults.translationMissing)
  }
  if (made.title.length > longestTitle || made.abstract.length > longestAbstract) {
    throw new PaperboyError('bad-input', deskFaults.translationLong)
  }
  const doubts = doubtTranslation(paper, made)
  if (doubts.length > 0 && !input.insists) return { outcome: 'doubtful', doubts }
  await db.transaction(async (tx) => {
    await storeTranslation(tx, { paper, locale, madeBy: 'editor', made: { kind: 'good', ...made } })
    const detail = { locale, insisted: doubts.length > 0 }
    const what = paper.publicId
    await writeAudit(tx, { who: input.by.who, act: 'translation-written', what, detail })
  })
  return { outcome: 'saved' }
}

function languageIn(given: string): string {
  const language = languages.find(({ code }) => code === given)
  if (!language) throw new PaperboyError('bad-input', deskFaults.seriesLanguage)
  if (language.code === sourceLanguage) {
    throw new PaperboyError('bad-input', deskFaults.translationSource)
  }
  return language.code
}
