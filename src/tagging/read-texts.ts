/** What rules and the statistical tagger read of stored papers. */
import { asc } from 'drizzle-orm'
import type { IndexedText } from '../query/index-paper.ts'
import { anyOf } from '../storage/any-of.ts'
import type { Executor } from '../storage/database.ts'
import { papers } from '../storage/schema/papers.ts'

export async function readTexts(
  db: Executor,
  paperIds: readonly number[],
): Promise<Array<IndexedText & { id: number }>> {
  if (paperIds.length === 0) return []
  const { id, title, abstract, authors, categories } = papers
  return db
    .select({ id, title, abstract, authors, categories })
    .from(papers)
    .where(anyOf(id, paperIds))
    .orderBy(asc(id))
}
