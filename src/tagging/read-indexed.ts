/** Stored papers as rules and the statistical tagger see them. */
import { type IndexedPaper, indexPaper } from '../query/index-paper.ts'
import type { Executor } from '../storage/database.ts'
import { readTexts } from './read-texts.ts'

/** By id of the row. */
export type IndexedPapers = ReadonlyMap<number, IndexedPaper>

/** `known`: what the caller has indexed already; only others are read. */
export async function readIndexed(
  db: Executor,
  paperIds: readonly number[],
  known: IndexedPapers = new Map(),
): Promise<IndexedPapers> {
  const missing = paperIds.filter((id) => !known.has(id))
  if (missing.length === 0) return known
  const texts = await readTexts(db, missing)
  return new Map([...known, ...texts.map((text) => [text.id, indexPaper(text)] as const)])
}
