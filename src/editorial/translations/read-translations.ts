/** Translations that may be shown. */
import { and, eq, isNotNull } from 'drizzle-orm'
import { anyOf } from '../../storage/any-of.ts'
import type { Executor } from '../../storage/database.ts'
import { paperTranslations } from '../../storage/schema/translations.ts'
import { sourceHash } from './store-translation.ts'

export type Translation = {
  locale: string
  title: string
  abstract: string
  madeBy: string
  /** Made from other words than the paper has now. */
  isOld: boolean
}

type Original = { id: number; title: string; abstract: string }

/** Of one paper, in every language there is, or in one. */
export async function readTranslations(
  db: Executor,
  { paper, locale }: { paper: Original; locale?: string },
): Promise<Translation[]> {
  const found = await translationsOf(db, [paper.id], locale)
  return found.map((row) => toldOf(row, paper))
}

/** By row id, in one language; what is of older words is left out: a mail tells of the paper as it is. */
export async function readFreshTranslations(
  db: Executor,
  { papers, locale }: { papers: readonly Original[]; locale: string },
): Promise<Map<number, Translation>> {
  if (papers.length === 0) return new Map()
  const byId = new Map(papers.map((paper) => [paper.id, paper]))
  const found = await translationsOf(db, [...byId.keys()], locale)
  return new Map(
    found.flatMap((row) => {
      const paper = byId.get(row.paperId)
      const told = paper && toldOf(row, paper)
      return told && !told.isOld ? [[row.paperId, told] as const] : []
    }),
  )
}

type Row = typeof paperTranslations.$inferSelect

const translationsOf = (db: Executor, paperIds: number[], locale?: string): Promise<Row[]> =>
  db
    .select()
    .from(paperTranslations)
    .where(
      and(
        anyOf(paperTranslations.paperId, paperIds),
        locale === undefined ? undefined : eq(paperTranslations.locale, locale),
        isNotNull(paperTranslations.title),
      ),
    )
    .orderBy(paperTranslations.locale)

const toldOf = (row: Row, paper: Original): Translation => ({
  locale: row.locale,
  title: row.title ?? '',
  abstract: row.abstract ?? '',
  madeBy: row.madeBy,
  isOld: row.sourceHash !== sourceHash(paper),
})
