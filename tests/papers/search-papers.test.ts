import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readPapers } from '../../src/papers/read-papers.ts'
import { type SearchPlace, searchPapers } from '../../src/papers/search-papers.ts'
import { parseQuery } from '../../src/query/parse-query.ts'
import { storeTexts } from '../query/store-papers.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await openTestDatabase()
  const given: Array<[string, string, string | null]> = [
    ['a', 'captions', '2026-05-18'],
    ['b', 'captioning', '2026-05-20'],
    ['c', 'caption', '2026-05-20'],
    ['d', 'other', '2026-05-20'],
    ['e', 'captioned', null],
    ['f', 'captions', null],
  ]
  await storeTexts(
    test.db,
    given.map(([publicId, title, listingDay]) => ({
      ...{ publicId, title, listingDay, abstract: '', authors: [], categories: [] },
    })),
  )
})
afterAll(() => test?.close())

async function search(text: string, limit: number, before?: SearchPlace | null) {
  const parsed = parseQuery(text)
  if (!parsed.ok) throw new Error(parsed.error.message)
  const page = await searchPapers(test.db, { query: parsed.query, limit, before })
  const papers = await readPapers(test.db, page.ids)
  return { found: page.ids.map((id) => papers.get(id)?.publicId), next: page.next }
}

describe('searching papers', () => {
  it('finds the newest first, those without a day last', async () => {
    expect(await search('captioning', 10)).toEqual({ found: ['c', 'b', 'a', 'f', 'e'], next: null })
  })

  it('pages without repeating or leaving out', async () => {
    const found: unknown[] = []
    let next: SearchPlace | null | undefined
    do {
      const page = await search('captioning', 2, next)
      expect(page.found.length).toBeGreaterThan(0)
      found.push(...page.found)
      next = page.next
    } while (next)
    expect(found).toEqual(['c', 'b', 'a', 'f', 'e'])
  })

  it('finds nothing where nothing matches', async () => {
    expect(await search('captioning -caption OR =NEVER', 10)).toEqual({
      ...{ found: [], next: null },
    })
  })
})
