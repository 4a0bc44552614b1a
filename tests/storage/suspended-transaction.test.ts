/** A process that stands still within a transaction holds its locks, but not for ever. */
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Connected, connectToPostgres } from '../../src/storage/connect.ts'
import { lockExclusive } from '../../src/storage/locks.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'

describe.skipIf(!process.env.PAPERBOY_TEST_POSTGRES)(
  'a suspended transaction (needs PAPERBOY_TEST_POSTGRES: the embedded database sleeps with its owner)',
  () => {
    let test: TestDatabase
    let asleep: Connected

    beforeAll(async () => {
      test = await openTestDatabase()
      asleep = connectToPostgres(test.url ?? '', 2, { transactionIdleMs: 300 })
    })
    afterAll(async () => {
      await asleep.end(1)
      await test.close()
    })

    it('is ended by the server; others get its locks, and it learns of it', async () => {
      const write = sql`insert into lanes (name, held) values ('bulk', true)`
      let wake = () => {}
      const sleeper = await new Promise<{ end: Promise<unknown>; woke: Promise<unknown> }>(
        (locked) => {
          const end = asleep.db.transaction(async (tx) => {
            await lockExclusive(tx, 'a page of work')
            const woke = new Promise<void>((resolve) => {
              wake = resolve
            }).then(() => tx.execute(write))
            woke.catch(() => {})
            locked({ end, woke })
            await woke
          })
          end.catch(() => {})
        },
      )
      await test.db.transaction((tx) => lockExclusive(tx, 'a page of work'))
      wake()
      await expect(sleeper.end).rejects.toThrow()
      await expect(sleeper.woke).rejects.toThrow()
      expect(await test.db.query.lanes.findMany()).toEqual([])
      const again = await asleep.db.execute<{ one: number }>(sql`select 1 as one`)
      expect(again[0]?.one).toBe(1)
    })

    it('is left alone while it works', async () => {
      const slow = asleep.db.transaction(async (tx) => {
        await tx.execute(sql`select pg_sleep(0.6)`)
        const rows = await tx.execute<{ two: number }>(sql`select 2 as two`)
        return rows[0]?.two
      })
      expect(await slow).toBe(2)
    })
  },
)
