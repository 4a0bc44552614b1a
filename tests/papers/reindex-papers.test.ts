import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { reindexPapers } from '../../src/papers/reindex-papers.ts'
import { searchPapers } from '../../src/papers/search-papers.ts'
import { parseQuery } from '../../src/query/parse-query.ts'
import { storeTexts } from '../query/store-papers.ts'
import { openTestDatabase } from '../support/database.ts'

it('indexes stored papers again after the lexemes changed, page by page, once', async () => {
  const { db, close } = await openTestDatabase()
  try {
    const texts = ['a', 'b', 'c', 'd', 'e'].map((publicId) => ({
      ...{ publicId, title: 'Captions', abstract: '', authors: [], categories: [] },
    }))
    await storeTexts(db, texts)
    await db.execute(sql`delete from installation where key = 'papers.indexed'`)
    await db.execute(sql`update papers set search = 'outdated:1A'`)
    const parsed = parseQuery('captio*')
    if (!parsed.ok) throw new Error('captio*')
    const find = async () => (await searchPapers(db, { query: parsed.query, limit: 9 })).ids.length
    expect(await find()).toBe(0)
    const stop = AbortSignal.abort()
    expect(await reindexPapers(db, { pageSize: 2, signal: stop })).toBe(0)
    expect(await reindexPapers(db, { pageSize: 2 })).toBe(5)
    expect(await find()).toBe(5)
    expect(await reindexPapers(db)).toBe(0)
    await db.execute(sql`update installation set value = jsonb_set(value, '{version}', '0')
      where key = 'papers.indexed'`)
    // The rows are as they should be: looked at, not written.
    expect(await reindexPapers(db, { pageSize: 2 })).toBe(5)
  } finally {
    await close()
  }
})
