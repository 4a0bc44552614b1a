/** Asks the matcher in memory and Postgres the same, over the same papers. */
import { sql } from 'drizzle-orm'
import { expect } from 'vitest'
import { matchCondition } from '../../src/papers/match-condition.ts'
import { type DatedFacts, knownAt, readKnownFacts } from '../../src/papers/read-known-facts.ts'
import type { Query } from '../../src/query/ast.ts'
import { type IndexedPaper, indexPaper } from '../../src/query/index-paper.ts'
import { loosen } from '../../src/query/loosen.ts'
import { matchQuery } from '../../src/query/match-query.ts'
import { parseQuery } from '../../src/query/parse-query.ts'
import type { Db } from '../../src/storage/database.ts'
import { type StoredText, storeIndexed } from './store-papers.ts'

export type Agreement = {
  papers: Array<{ publicId: string; indexed: IndexedPaper }>
  /** Reads what is known of the stored papers beside their words, for queries that ask. */
  readFacts(): Promise<void>
  /** Public ids of the papers that match; fails where the two sides differ, or where the index alone leaves
   * one out. */
  ask(query: string): Promise<string[]>
}

/** Through the index, as on a store too large to read whole. */
async function idsOf(db: Db, query: Query): Promise<string[]> {
  const rows = await db.transaction(async (tx) => {
    await tx.execute(sql`set local enable_seqscan = off`)
    return tx.execute<{ public_id: string }>(
      sql`select public_id from papers where ${matchCondition(query)}`,
    )
  })
  return rows.map((row) => row.public_id).sort()
}

export async function storeBothWays(db: Db, texts: readonly StoredText[]): Promise<Agreement> {
  const papers = texts.map((text) => ({ text, indexed: indexPaper(text), publicId: text.publicId }))
  await storeIndexed(db, papers)
  const facts = new Map<string, DatedFacts>()
  return {
    papers,
    async readFacts() {
      const rows = await db.execute<{ id: number; public_id: string }>(
        sql`select id::int as id, public_id from papers`,
      )
      const known = await readKnownFacts(
        db,
        rows.map(({ id }) => id),
      )
      for (const row of rows) facts.set(row.public_id, known.get(row.id) as DatedFacts)
    },
    async ask(text) {
      const parsed = parseQuery(text)
      if (!parsed.ok) throw new Error(`${text}: ${parsed.error.message}`)
      const { query } = parsed
      const inMemory = papers.filter(({ publicId, indexed }) => {
        const dated = facts.get(publicId)
        return matchQuery(query, indexed, dated && knownAt(dated, null)) !== null
      })
      const ids = inMemory.map((paper) => paper.publicId).sort()
      expect(await idsOf(db, query), text).toEqual(ids)
      const wider = loosen(query)
      const mayMatch = wider.query === query ? ids : await idsOf(db, wider.query)
      if (wider.isExact) expect(mayMatch, `${text}, loosened`).toEqual(ids)
      else expect(mayMatch, `${text}, loosened`).toEqual(expect.arrayContaining(ids))
      return ids
    },
  }
}
