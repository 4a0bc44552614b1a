import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createPaperMemory } from '../../src/papers/paper-memory.ts'
import { storePapers } from '../../src/papers/store-papers.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'
import { incomingPaper } from '../support/incoming-paper.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await openTestDatabase()
})
afterAll(() => test.close())

const at = new Date('2026-05-18T12:00:00Z')

it('holds what it read, and sees every change of a row and its end', async () => {
  const { new: stored } = await test.db.transaction((tx) =>
    storePapers(tx, { papers: [incomingPaper()], source: 'arxiv-rss', at }),
  )
  const id = stored[0] as number
  const papersOf = createPaperMemory()
  const read = async () => (await papersOf(test.db, [id, id, 987_654])).get(id)
  const first = await read()
  expect(first).toMatchObject({ publicId: '2605.15202', title: 'Captions for everything' })
  expect(await read()).toBe(first)
  await test.db.execute(sql`update papers set title = 'Another title' where id = ${id}`)
  expect(await read()).toMatchObject({ title: 'Another title' })
  const undone = test.db.transaction(async (tx) => {
    await tx.execute(sql`update papers set title = 'Undone' where id = ${id}`)
    expect((await papersOf(tx, [id])).get(id)).toMatchObject({ title: 'Undone' })
    tx.rollback()
  })
  await expect(undone).rejects.toThrow()
  expect(await read()).toMatchObject({ title: 'Another title' })
  await test.db.execute(sql`delete from papers where id = ${id}`)
  expect(await read()).toBeUndefined()
})
