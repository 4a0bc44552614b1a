import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { withinTime } from '../../src/storage/within-time.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await openTestDatabase()
})
afterAll(() => test?.close())

const timeout = sql`select current_setting('statement_timeout') as ms`
const raise = (code: string) =>
  sql.raw(`do $$ begin raise exception 'x' using errcode = '${code}'; end $$`)

it('sets the time for what is read there alone', async () => {
  const [before] = await test.db.execute(timeout)
  const inside = await withinTime(test.db, 1234, async (tx) => (await tx.execute(timeout))[0])
  expect(inside).toEqual({ ms: '1234ms' })
  expect((await test.db.execute(timeout))[0]).toEqual(before)
})

it('tells what took too long from what went wrong', async () => {
  const failing = (code: string) => withinTime(test.db, 1000, (tx) => tx.execute(raise(code)))
  expect(await failing('57014')).toBeNull()
  await expect(failing('22012')).rejects.toThrow()
})
