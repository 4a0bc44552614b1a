import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readStoreFacts } from '../../src/web/store-facts.ts'
import { storeTexts } from '../query/store-papers.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await openTestDatabase()
})
afterAll(() => test.close())
beforeEach(() => test.db.execute(sql`truncate papers cascade`))

const store = (publicId: string, listingDay: string) =>
  storeTexts(test.db, [
    { publicId, title: publicId, abstract: '', authors: [], categories: [], listingDay },
  ])

describe('what the front page says of the store', () => {
  it('calls papers samples only while there are no others', async () => {
    expect(await readStoreFacts(test.db)).toMatchObject({ held: 0, sample: false })
    await store('sample', '2026-05-18')
    await test.db.execute(sql`update papers set sample = true`)
    expect(await readStoreFacts(test.db)).toMatchObject({ held: 1, sample: true })
    await store('real', '2026-05-19')
    expect(await readStoreFacts(test.db)).toMatchObject({ held: 2, sample: false })
  })

  it('shows the newest day that has come, without withdrawn papers', async () => {
    await store('out', '2026-05-18')
    await store('withdrawn', '2026-05-18')
    await test.db.execute(sql`update papers set withdrawn = true where public_id = 'withdrawn'`)
    await store('to-come', '9999-12-31')
    const facts = await readStoreFacts(test.db)
    expect(facts.newestDay).toBe('2026-05-18')
    expect(facts.newest.map(({ publicId }) => publicId)).toEqual(['out'])
  })
})
