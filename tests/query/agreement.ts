/** Asks the matcher in memory and Postgres the same, over the same papers. */
import { sql } from 'drizzle-orm'
import { expect } from 'vitest'
import { type IndexedPaper, indexPaper } from '../../src/query/index-paper.ts'
import { matchQuery } from '../../src/query/match-query.ts'
import { parseQuery } from '../../src/query/parse-query.ts'
import { toTsquery } from '../../src/query/tsquery.ts'
import type { Db } from '../../src/storage/database.ts'
import { type StoredText, storeIndexed } from './store-papers.ts'

export type Agreement = {
  papers: Array<{ publicId: string; indexed: IndexedPaper }>
  /** Public ids of the papers that match; fails where the two sides differ. */
  ask(query: string): Promise<string[]>
}

export async function storeBothWays(db: Db, texts: readonly StoredText[]): Promise<Agreement> {
  const papers = texts.map((text) => ({ text, indexed: indexPaper(text), publicId: text.publicId }))
  await storeIndexed(db, papers)
  return {
    papers,
    async ask(text) {
      const parsed = parseQuery(text)
      if (!parsed.ok) throw new Error(`${text}: ${parsed.error.message}`)
      const { query } = parsed
      const inMemory = papers.filter(({ indexed }) => matchQuery(query, indexed) !== null)
      const rows = await db.transaction(async (tx) => {
        // Through the index, as on a store too large to read whole.
        await tx.execute(sql`set local enable_seqscan = off`)
        return tx.execute<{ public_id: string }>(
          sql`select public_id from papers where search @@ ${toTsquery(query)}::tsquery`,
        )
      })
      const ids = inMemory.map((paper) => paper.publicId).sort()
      expect(rows.map((row) => row.public_id).sort(), text).toEqual(ids)
      return ids
    },
  }
}
